// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/signal_input.h"
#include "model/nets/signal_net.h"

#include <QtTest>

#include <cmath>

using namespace ecgscan;

namespace {

Ecg ramp()
{
    Ecg ecg;
    for (auto& lead : ecg.leads) {
        lead.resize(5000);
        for (std::size_t k = 0; k < lead.size(); ++k)
            lead[k] = static_cast<float>(k) * 0.001f;
    }
    return ecg;
}

} // namespace

class TestSignalNet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void averagesTenMilliseconds();
    void missingStaysMissing();
    void eachStretchLosesItsOwnLevel();
    void deviceFallsBackToCpu();
    void wrongTensorsAreRefused();
};

void TestSignalNet::averagesTenMilliseconds()
{
    const Signal100 signal = toSignal100(ramp());
    QVERIFY(std::abs(signal[0][0] - 0.002f) < 1e-6f); // mean of samples 0 to 4
    QVERIFY(std::abs(signal[11][999] - 4.997f) < 1e-4f);
    QCOMPARE(knownShare(signal), 1.0);
}

void TestSignalNet::missingStaysMissing()
{
    Ecg ecg = ramp();
    for (std::size_t k = 2500; k < 5000; ++k)
        ecg[Lead::V1][k] = kMissing;
    const Signal100 signal = toSignal100(ecg);
    const auto v1 = static_cast<std::size_t>(index(Lead::V1));
    QVERIFY(std::isfinite(signal[v1][499]));
    QVERIFY(std::isnan(signal[v1][500]));
    const std::vector<float> input = networkInput(signal);
    QCOMPARE(input.size(), kSignalChannels * kSignalLength);
    QCOMPARE(input[v1 * kSignalLength + 700], 0.0f);
    QCOMPARE(input[(kLeadCount + v1) * kSignalLength + 700], 0.0f);
    QCOMPARE(input[(kLeadCount + v1) * kSignalLength + 100], 1.0f);
    QVERIFY(std::abs(knownShare(signal) - 23.0 / 24) < 1e-9);
}

void TestSignalNet::eachStretchLosesItsOwnLevel()
{
    Signal100 signal;
    for (auto& lead : signal)
        lead.fill(kMissing);
    for (std::size_t k = 0; k < 100; ++k)
        signal[0][k] = 3;
    for (std::size_t k = 200; k < 300; ++k)
        signal[0][k] = -2;
    const std::vector<float> input = networkInput(signal);
    QCOMPARE(input[50], 0.0f);
    QCOMPARE(input[250], 0.0f);
}

void TestSignalNet::deviceFallsBackToCpu()
{
    QVERIFY(!chooseDevice(DeviceChoice::cpu).cuda);
    const Device device = chooseDevice(DeviceChoice::cuda);
    QVERIFY(device.cuda || !device.note.isEmpty());
    QVERIFY(!deviceChoiceFromName(QStringLiteral("gpu")));
}

void TestSignalNet::wrongTensorsAreRefused()
{
    const auto none = SignalNet::load({}, {});
    QVERIFY(!none);
    QCOMPARE(none.error().code, Errc::corrupt);
    const auto lone = SignalNet::load({{"head.weight", {{5, 64}, std::vector<float>(320)}}}, {});
    QVERIFY(!lone);
    QCOMPARE(lone.error().code, Errc::corrupt);
}

QTEST_GUILESS_MAIN(TestSignalNet)
#include "tst_signal_net.moc"
