// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated patients show what their statements say.
#include "model/core/scp_statement.h"
#include "model/synthesis/heart_rhythm.h"
#include "model/synthesis/patient.h"
#include "model/synthesis/report_words.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

Patient quiet()
{
    Patient patient;
    patient.heart.noiseMv = 0;
    patient.heart.wanderMv = 0;
    patient.heart.rrJitter = 0;
    return patient;
}

/// Of the samples from a second beat's R peak on, mV.
double most(const Ecg& ecg, Lead lead, double fromS, double toS, bool downwards = false)
{
    double most = -1e9;
    for (auto k = static_cast<std::size_t>(fromS * 500); k < static_cast<std::size_t>(toS * 500);
        ++k) {
        const auto mv = static_cast<double>(ecg[lead].at(k));
        most = std::max(most, downwards ? -mv : mv);
    }
    return most;
}

double secondBeatS(const Patient& patient)
{
    return simulatedBeatTimes(patient.heart, 1).at(1);
}

} // namespace

class TestPatient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statementsExist();
    void everyStatementComesUp();
    void lawsHold();
    void bundleBranchBlock();
    void infarction();
    void hypertrophy();
    void beatsAreDropped();
    void swappedArms();
    void reportsVaryAndRepeat();
};

void TestPatient::statementsExist()
{
    for (unsigned seed = 0; seed < 500; ++seed) {
        const QStringList codes = statementsOf(randomPatient(seed));
        QVERIFY(!codes.isEmpty());
        for (const QString& code : codes)
            QVERIFY2(findStatement(code), qPrintable(code));
        const bool isNormal = codes.contains(u"NORM"_s);
        for (const QString& superclass : {u"MI"_s, u"STTC"_s, u"CD"_s, u"HYP"_s})
            QVERIFY(!(isNormal && codes.contains(superclass)));
        // What the ECG could not show is not said.
        QVERIFY(
            !(codes.contains(u"3AVB"_s) && (codes.contains(u"MI"_s) || codes.contains(u"LVH"_s))));
        QVERIFY(!(codes.contains(u"AFIB"_s) && codes.contains(u"LAO/LAE"_s)));
        QVERIFY(!(codes.contains(u"ILBBB"_s) && codes.contains(u"LVH"_s)));
    }
}

void TestPatient::everyStatementComesUp()
{
    std::set<QString> seen;
    for (unsigned seed = 0; seed < 6000; ++seed) {
        for (const QString& code : statementsOf(randomPatient(seed)))
            seen.insert(code);
    }
    QVERIFY2(seen.size() > 50, qPrintable(QString::number(seen.size())));
    for (const QString& code : seen) {
        const ScpStatement* statement = findStatement(code);
        QVERIFY2(!waysToSay(code).isEmpty() || (statement && statement->isSuperclass()),
            qPrintable(code + u" has no words"_s));
    }
}

void TestPatient::lawsHold()
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        const Ecg ecg = recordEcg(randomPatient(seed), seed);
        for (std::size_t k = 0; k < ecg[Lead::I].size(); k += 7) {
            const float three = ecg[Lead::II][k] - ecg[Lead::I][k];
            QVERIFY(std::isfinite(three));
            QVERIFY(std::abs(ecg[Lead::III][k] - three) < 1e-4F);
        }
    }
}

/// RBBB: a late positive wave in V1 and a wide S in V6. LBBB: no R in V1, all up in V6.
void TestPatient::bundleBranchBlock()
{
    Patient patient = quiet();
    const double s = secondBeatS(patient);
    const Ecg normal = recordEcg(patient, 1);
    patient.heart.conduction = VentricularConduction::rightBundle;
    const Ecg right = recordEcg(patient, 1);
    QVERIFY(most(normal, Lead::V1, s + 0.05, s + 0.1) < 0.15);
    QVERIFY(most(right, Lead::V1, s + 0.05, s + 0.1) > 0.5);
    QVERIFY(most(right, Lead::V6, s + 0.05, s + 0.1, true) > 0.25);
    patient.heart.conduction = VentricularConduction::leftBundle;
    const Ecg left = recordEcg(patient, 1);
    QVERIFY(most(left, Lead::V6, s + 0.05, s + 0.1) > 0.5);
    QVERIFY(most(left, Lead::V1, s - 0.05, s + 0.1) < 0.15);
    QVERIFY(most(left, Lead::V1, s, s + 0.1, true) > 0.8);
}

void TestPatient::infarction()
{
    Patient patient = quiet();
    patient.heart.qrsAxisDeg = 30;
    const double s = secondBeatS(patient);
    const double before = most(recordEcg(patient, 1), Lead::aVF, s - 0.04, s + 0.01, true);
    patient.heart.infarct = Wall::inferior;
    const double q = most(recordEcg(patient, 1), Lead::aVF, s - 0.04, s + 0.01, true);
    QVERIFY2(q > before + 0.2, qPrintable(QString::number(q)));
    patient.heart.infarctAge = InfarctAge::acute;
    const Ecg acute = recordEcg(patient, 1);
    QVERIFY(most(acute, Lead::III, s + 0.12, s + 0.2) > 0.2);
    QVERIFY(statementsOf(patient).contains(u"INJIN"_s));
    QCOMPARE(statementsOf(patient).first(), u"MI"_s);
}

void TestPatient::hypertrophy()
{
    Patient patient = quiet();
    const double s = secondBeatS(patient);
    const Ecg normal = recordEcg(patient, 1);
    patient.heart.leftVentricle = true;
    const Ecg left = recordEcg(patient, 1);
    const auto sokolow = [&](const Ecg& ecg) {
        return most(ecg, Lead::V1, s - 0.05, s + 0.06, true)
            + std::max(
                most(ecg, Lead::V5, s - 0.05, s + 0.06), most(ecg, Lead::V6, s - 0.05, s + 0.06));
    };
    QVERIFY(sokolow(normal) < 3.5);
    QVERIFY(sokolow(left) > 3.5);
}

void TestPatient::beatsAreDropped()
{
    Patient patient = quiet();
    patient.heart.heartRateBpm = 75;
    patient.heart.av = AvConduction::mobitz;
    const BeatSchedule mobitz = scheduleBeats(patient.heart, 3);
    QVERIFY(mobitz.beats.size() < mobitz.pWavesS.size() - 1);
    patient.heart.av = AvConduction::complete;
    for (const Beat& beat : scheduleBeats(patient.heart, 3).beats)
        QVERIFY(beat.origin == BeatOrigin::ventricular);
    QVERIFY(statementsOf(patient).contains(u"3AVB"_s));
}

void TestPatient::swappedArms()
{
    Patient patient = quiet();
    const Ecg before = recordEcg(patient, 1);
    const QStringList codes = statementsOf(patient);
    patient.fault = ElectrodeFault::armsSwapped;
    const Ecg after = recordEcg(patient, 1);
    for (std::size_t k = 0; k < 5000; k += 11) {
        QCOMPARE(after[Lead::I][k], -before[Lead::I][k]);
        QVERIFY(std::abs(after[Lead::III][k] - before[Lead::II][k]) < 1e-4F);
    }
    QCOMPARE(statementsOf(patient), codes);
}

void TestPatient::reportsVaryAndRepeat()
{
    Patient patient = quiet();
    patient.heart.rhythm = Rhythm::atrialFibrillation;
    std::set<QString> reports;
    for (unsigned seed = 0; seed < 50; ++seed)
        reports.insert(reportOf(patient, seed));
    QVERIFY(reports.size() > 5);
    QCOMPARE(reportOf(patient, 7), reportOf(patient, 7));
}

QTEST_APPLESS_MAIN(TestPatient)
#include "tst_patient.moc"
