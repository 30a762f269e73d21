// SPDX-License-Identifier: GPL-3.0-or-later
// Swapped limb electrodes are suspected where they were swapped, and hardly ever elsewhere.
#include "exchange/recording_archive.h"
#include "model/measure/electrode_swap.h"
#include "model/measure/heart_rate.h"
#include "model/synthesis/heart.h"

#include <QTest>

#include <map>

using namespace ecgscan;

namespace {

/// Limb leads as they would be with the electrodes' potentials exchanged. Potentials from the three
/// limb leads, the right leg at 0 relative to the left one's neighbourhood.
Ecg swapped(const Ecg& ecg, ElectrodeSwap swap)
{
    Ecg out = ecg;
    for (std::size_t k = 0; k < ecg[Lead::I].size(); ++k) {
        double ra = 0, la = static_cast<double>(ecg[Lead::I][k]);
        double ll = static_cast<double>(ecg[Lead::II][k]);
        if (swap == ElectrodeSwap::rightArmLeftArm)
            std::swap(ra, la);
        else if (swap == ElectrodeSwap::rightArmLeftLeg)
            std::swap(ra, ll);
        else
            ra = ll; // the legs have nearly one potential
        const auto set = [&](Lead lead, double mv) { out[lead][k] = static_cast<float>(mv); };
        set(Lead::I, la - ra);
        set(Lead::II, ll - ra);
        set(Lead::III, ll - la);
        set(Lead::aVR, ra - (la + ll) / 2);
        set(Lead::aVL, la - (ra + ll) / 2);
        set(Lead::aVF, ll - (ra + la) / 2);
    }
    return out;
}

/// Of twelve leads, printed whole.
std::optional<ElectrodeSwap> suspected(const Ecg& ecg)
{
    Reconstruction leads;
    std::vector<LeadTrace> traces;
    for (const Lead lead : kLeads) {
        leads.leadsMv[lead] = ecg[lead];
        LeadTrace trace;
        trace.lead = lead;
        trace.samplesMv = ecg[lead];
        traces.push_back(std::move(trace));
    }
    return suspectSwap(leads, beatTimesS(measureRhythm(traces)));
}

} // namespace

class TestElectrodeSwap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNormalHeart();
    void swappedElectrodes_data();
    void swappedElectrodes();
    void tooLittleSaysNothing();
    void realRecordings();
};

void TestElectrodeSwap::aNormalHeart()
{
    QVERIFY(!suspected(simulateEcg(HeartState(), 1)));
}

void TestElectrodeSwap::swappedElectrodes_data()
{
    QTest::addColumn<int>("swap");
    QTest::newRow("arms") << static_cast<int>(ElectrodeSwap::rightArmLeftArm);
    QTest::newRow("right arm, left leg") << static_cast<int>(ElectrodeSwap::rightArmLeftLeg);
    QTest::newRow("right arm, right leg") << static_cast<int>(ElectrodeSwap::rightArmRightLeg);
}

void TestElectrodeSwap::swappedElectrodes()
{
    QFETCH(int, swap);
    const auto made = static_cast<ElectrodeSwap>(swap);
    const auto found = suspected(swapped(simulateEcg(HeartState(), 1), made));
    QVERIFY(found.has_value());
    QCOMPARE(swapName(*found), swapName(made));
    QVERIFY(!swapReason(made).isEmpty());
}

void TestElectrodeSwap::tooLittleSaysNothing()
{
    Reconstruction leads;
    for (const Lead lead : kLeads)
        leads.leadsMv[lead].assign(5000, kMissing);
    QVERIFY(!suspectSwap(leads, {1, 2, 3}));
    QVERIFY(!suspectSwap(leads, {}));
}

void TestElectrodeSwap::realRecordings()
{
    const QString data = qEnvironmentVariable("ECGSCAN_DATA");
    if (data.isEmpty())
        QSKIP("needs real recordings: ECGSCAN_DATA");
    const auto archive = RecordingArchive::open(data);
    QVERIFY(archive.has_value());
    int all = 0, normal = 0, alarms = 0;
    std::map<ElectrodeSwap, int> found;
    for (std::size_t row = 0; row < archive->infos().size(); row += 5) {
        const RecordingInfo& info = archive->infos()[row];
        const Ecg ecg = archive->ecg(row);
        ++all;
        alarms += suspected(ecg) ? 1 : 0;
        if (!info.superclasses.contains(QStringLiteral("NORM")))
            continue;
        ++normal;
        for (const auto swap : {ElectrodeSwap::rightArmLeftArm, ElectrodeSwap::rightArmLeftLeg,
                 ElectrodeSwap::rightArmRightLeg})
            found[swap] += suspected(swapped(ecg, swap)) == swap ? 1 : 0;
    }
    qInfo("%d recordings, %d suspected; swapped on purpose %d normal ones each: arms %d, right arm "
          "and left leg %d, right arm and right leg %d",
        all, alarms, normal, found[ElectrodeSwap::rightArmLeftArm],
        found[ElectrodeSwap::rightArmLeftLeg], found[ElectrodeSwap::rightArmRightLeg]);
    QVERIFY(alarms < 0.03 * all);
    QVERIFY(found[ElectrodeSwap::rightArmLeftArm] > 0.6 * normal);
}

QTEST_APPLESS_MAIN(TestElectrodeSwap)
#include "tst_electrode_swap.moc"
