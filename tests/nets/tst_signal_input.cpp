// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/signal_input.h"

#include "model/nets/device.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace ecgscan;

namespace {

Ecg flat(float value, std::size_t samples, double rate = 500)
{
    Ecg ecg;
    ecg.sampleRateHz = rate;
    for (auto& lead : ecg.leads)
        lead.assign(samples, value);
    return ecg;
}

} // namespace

class TestSignalInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void averagesTenMilliseconds();
    void takesOutWhatHundredHertzCannotHold();
    void unknownStaysUnknown();
    void otherRatesAndLengths();
    void everyStretchLosesItsLevelAndGetsItsMask();
    void clipsWhatNoHeartMakes();
    void countsWhatIsKnown();
    void namesOfDevices();
    void theCpuNeedsNoExcuse();
};

void TestSignalInput::averagesTenMilliseconds()
{
    Ecg ecg = flat(0, 5000);
    for (std::size_t k = 0; k < 5000; ++k)
        ecg[Lead::II][k] = static_cast<float>(k);
    const Signal100 signal = toSignal100(ecg);
    QCOMPARE(signal[1][0], 2.0f); // mean of 0..4
    QCOMPARE(signal[1][999], 4997.0f);
    QCOMPARE(signal[0][500], 0.0f);
}

void TestSignalInput::takesOutWhatHundredHertzCannotHold()
{
    const auto amplitude = [](double hertz) {
        Ecg ecg = flat(0, 5000);
        for (std::size_t k = 0; k < 5000; ++k)
            ecg[Lead::I][k] = static_cast<float>(
                std::sin(2 * std::numbers::pi * hertz * static_cast<double>(k) / 500));
        const Signal100 signal = toSignal100(ecg);
        return *std::ranges::max_element(signal[0]);
    };
    QVERIFY(amplitude(100) < 0.02f); // would alias to a straight line
    QVERIFY(amplitude(10) > 0.97f);
}

void TestSignalInput::unknownStaysUnknown()
{
    Ecg ecg = flat(1, 5000);
    std::fill(ecg[Lead::V1].begin(), ecg[Lead::V1].begin() + 1253, kMissing);
    const Signal100 signal = toSignal100(ecg);
    QVERIFY(std::isnan(signal[6][249]));
    QCOMPARE(signal[6][250], 1.0f); // two of its five samples are known
    QVERIFY(std::ranges::none_of(signal[0], [](float v) { return std::isnan(v); }));
}

void TestSignalInput::otherRatesAndLengths()
{
    const Signal100 slow = toSignal100(flat(2, 1000, 100));
    QCOMPARE(slow[0][999], 2.0f);
    const Signal100 odd = toSignal100(flat(2, 2570, 257));
    QCOMPARE(odd[11][999], 2.0f);
    const Signal100 brief = toSignal100(flat(2, 2500));
    QCOMPARE(brief[0][499], 2.0f);
    QVERIFY(std::isnan(brief[0][500]));
    QCOMPARE(knownShare(toSignal100(flat(2, 9000))), 1.0); // cut at 10 s
}

void TestSignalInput::everyStretchLosesItsLevelAndGetsItsMask()
{
    Signal100 signal;
    for (auto& lead : signal)
        lead.fill(kMissing);
    for (std::size_t k = 100; k < 200; ++k)
        signal[2][k] = 3 + (k == 150 ? 1.0f : 0.0f);
    for (std::size_t k = 400; k < 500; ++k)
        signal[2][k] = -7;
    const std::vector<float> input = networkInput(signal);
    QCOMPARE(input.size(), kSignalChannels * kSignalLength);
    const auto value
        = [&](std::size_t channel, std::size_t k) { return input[channel * kSignalLength + k]; };
    QCOMPARE(value(2, 120), 0.0f);
    QCOMPARE(value(2, 150), 1.0f);
    QCOMPARE(value(2, 450), 0.0f); // the other stretch has its own level
    QCOMPARE(value(2, 300), 0.0f);
    QCOMPARE(value(kLeadCount + 2, 120), 1.0f);
    QCOMPARE(value(kLeadCount + 2, 300), 0.0f);
    QCOMPARE(value(kLeadCount + 3, 120), 0.0f);
    QVERIFY(std::ranges::all_of(input, [](float v) { return std::isfinite(v); }));
}

void TestSignalInput::clipsWhatNoHeartMakes()
{
    Signal100 signal;
    for (auto& lead : signal)
        lead.fill(0);
    signal[0][10] = 900;
    signal[0][11] = -900;
    const std::vector<float> input = networkInput(signal);
    QCOMPARE(input[10], 5.0f);
    QCOMPARE(input[11], -5.0f);
}

void TestSignalInput::countsWhatIsKnown()
{
    Ecg ecg = flat(1, 5000);
    for (std::size_t lead = 0; lead < 6; ++lead)
        std::ranges::fill(ecg.leads[lead], kMissing);
    QCOMPARE(knownShare(toSignal100(ecg)), 0.5);
}

void TestSignalInput::namesOfDevices()
{
    QVERIFY(deviceChoiceFromName(QStringLiteral("auto")) == DeviceChoice::automatic);
    QVERIFY(deviceChoiceFromName(QStringLiteral("cpu")) == DeviceChoice::cpu);
    QVERIFY(deviceChoiceFromName(QStringLiteral("cuda")) == DeviceChoice::cuda);
    QVERIFY(!deviceChoiceFromName(QStringLiteral("CUDA:7")));
    for (const QString& name : deviceNames())
        QVERIFY(deviceChoiceFromName(name));
}

void TestSignalInput::theCpuNeedsNoExcuse()
{
    const Device cpu = chooseDevice(DeviceChoice::cpu);
    QVERIFY(!cpu.cuda);
    QVERIFY(cpu.note.isEmpty());
    QCOMPARE(cpu.name(), QStringLiteral("cpu"));
    // Whatever this machine has: a GPU, or the CPU with the reason.
    const Device found = chooseDevice(DeviceChoice::cuda);
    QCOMPARE(found.note.isEmpty(), found.cuda);
}

QTEST_APPLESS_MAIN(TestSignalInput)
#include "tst_signal_input.moc"
