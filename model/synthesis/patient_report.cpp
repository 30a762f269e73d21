// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of a simulated patient, as codes and in a reader's words.
#include "model/core/scp_statement.h"
#include "model/synthesis/dice.h"
#include "model/synthesis/patient.h"
#include "model/synthesis/report_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

enum Stream : std::uint64_t { kRateStream = 93 };

constexpr double kLowAmplitude = 0.45, kHighAmplitude = 1.6;
constexpr double kArrhythmicJitter = 0.09;
constexpr double kLongQt = 1.2;

/// The code of a state, where it has one.
template <class State>
void addCode(const std::map<State, QString>& codes, State state, QStringList& all)
{
    if (const auto it = codes.find(state); it != codes.end())
        all << it->second;
}

void addRhythm(const HeartState& heart, QStringList& codes)
{
    // No statement of PTB-XL says ventricular tachycardia.
    static const std::map<Rhythm, QString> kCodes = {{Rhythm::atrialFibrillation, u"AFIB"_s},
        {Rhythm::atrialFlutter, u"AFLT"_s}, {Rhythm::supraventricularTachycardia, u"SVTAC"_s},
        {Rhythm::ventricularPacing, u"PACE"_s}, {Rhythm::dualPacing, u"PACE"_s},
        {Rhythm::ventricularTachycardia, u"ABQRS"_s}};
    addCode(kCodes, heart.rhythm, codes);
    if (heart.rhythm != Rhythm::sinus)
        return;
    const qsizetype before = codes.size();
    if (heart.rrJitter > kArrhythmicJitter)
        codes << u"SARRH"_s;
    if (heart.heartRateBpm < 60)
        codes << u"SBRAD"_s;
    if (heart.heartRateBpm > 100)
        codes << u"STACH"_s;
    if (codes.size() == before)
        codes << u"SR"_s;
}

void addConduction(const HeartState& heart, QStringList& codes)
{
    static const std::map<AvConduction, QString> kAvCodes
        = {{AvConduction::firstDegree, u"1AVB"_s}, {AvConduction::wenckebach, u"2AVB"_s},
            {AvConduction::mobitz, u"2AVB"_s}, {AvConduction::complete, u"3AVB"_s}};
    addCode(kAvCodes, heart.av, codes);
    static const std::map<VentricularConduction, QString> kCodes
        = {{VentricularConduction::incompleteRightBundle, u"IRBBB"_s},
            {VentricularConduction::rightBundle, u"CRBBB"_s},
            {VentricularConduction::incompleteLeftBundle, u"ILBBB"_s},
            {VentricularConduction::leftBundle, u"CLBBB"_s},
            {VentricularConduction::leftAnterior, u"LAFB"_s},
            {VentricularConduction::leftPosterior, u"LPFB"_s},
            {VentricularConduction::preexcitation, u"WPW"_s},
            {VentricularConduction::nonspecific, u"IVCD"_s}};
    // Where the ventricles beat for themselves, nothing is conducted.
    if (heart.av != AvConduction::complete)
        addCode(kCodes, heart.conduction, codes);
    static const std::map<Ectopy, QString> kEctopy
        = {{Ectopy::atrial, u"PAC"_s}, {Ectopy::ventricular, u"PVC"_s},
            {Ectopy::bigeminy, u"BIGU"_s}, {Ectopy::trigeminy, u"TRIGU"_s}};
    addCode(kEctopy, heart.ectopy, codes);
    if (heart.ectopy == Ectopy::bigeminy || heart.ectopy == Ectopy::trigeminy)
        codes << u"PVC"_s;
}

/// Statement of an infarction, of the injury that it begins with, and of ischaemia there.
struct WallCodes {
    QString infarct, injury, ischaemia;
};

const WallCodes& codesOf(Wall wall)
{
    static const std::map<Wall, WallCodes> kCodes
        = {{Wall::anteroseptal, {u"ASMI"_s, u"INJAS"_s, u"ISCAS"_s}},
            {Wall::anterior, {u"AMI"_s, u"INJAS"_s, u"ISCAN"_s}},
            {Wall::anterolateral, {u"ALMI"_s, u"INJAL"_s, u"ISCAL"_s}},
            {Wall::lateral, {u"LMI"_s, u"INJLA"_s, u"ISCLA"_s}},
            {Wall::inferior, {u"IMI"_s, u"INJIN"_s, u"ISCIN"_s}},
            {Wall::inferolateral, {u"ILMI"_s, u"INJIL"_s, u"ISCIL"_s}},
            {Wall::posterior, {u"PMI"_s, {}, u"ISC_"_s}},
            {Wall::inferoposterior, {u"IPMI"_s, u"INJIN"_s, u"ISC_"_s}}};
    return kCodes.at(wall);
}

void addMuscle(const HeartState& heart, QStringList& codes)
{
    if (heart.infarct != Wall::none) {
        const WallCodes& wall = codesOf(heart.infarct);
        codes << wall.infarct;
        if (heart.infarctAge == InfarctAge::acute && !wall.injury.isEmpty())
            codes << wall.injury;
        if (heart.infarctAge == InfarctAge::recent)
            codes << u"INVT"_s;
        codes << u"QWAVE"_s;
    }
    if (heart.ischaemia != Wall::none)
        codes << codesOf(heart.ischaemia).ischaemia;
    if (heart.leftVentricle)
        codes << u"LVH"_s << u"VCLVH"_s;
    if (heart.rightVentricle)
        codes << u"RVH"_s;
    if (heart.leftAtrium)
        codes << u"LAO/LAE"_s;
    if (heart.rightAtrium)
        codes << u"RAO/RAE"_s;
    if (heart.amplitude < kLowAmplitude)
        codes << u"LVOLT"_s;
    if (heart.amplitude > kHighAmplitude && !heart.leftVentricle)
        codes << u"HVOLT"_s;
}

void addRepolarisation(const HeartState& heart, QStringList& codes)
{
    static const std::map<Repolarisation, QString> kCodes = {{Repolarisation::flatT, u"LOWT"_s},
        {Repolarisation::invertedT, u"INVT"_s}, {Repolarisation::nonspecific, u"NDT"_s},
        {Repolarisation::digitalis, u"DIG"_s}, {Repolarisation::pericarditis, u"STE_"_s}};
    addCode(kCodes, heart.repolarisation, codes);
    if (heart.electrolytes != Electrolytes::usual)
        codes << u"EL"_s;
    if (heart.qtWidth > kLongQt || heart.electrolytes == Electrolytes::lowCalcium)
        codes << u"LNGQT"_s;
}

/// The superclass a diagnostic statement belongs to in PTB-XL; empty: form and rhythm alone.
QString superclassOf(const QString& code)
{
    static const std::map<QString, QStringList> kMembers
        = {{u"MI"_s,
               {u"ASMI"_s, u"AMI"_s, u"ALMI"_s, u"LMI"_s, u"IMI"_s, u"ILMI"_s, u"PMI"_s, u"IPMI"_s,
                   u"INJAS"_s, u"INJAL"_s, u"INJLA"_s, u"INJIN"_s, u"INJIL"_s}},
            {u"STTC"_s,
                {u"ISCAS"_s, u"ISCAN"_s, u"ISCAL"_s, u"ISCLA"_s, u"ISCIN"_s, u"ISCIL"_s, u"ISC_"_s,
                    u"NDT"_s, u"DIG"_s, u"LNGQT"_s, u"EL"_s}},
            {u"CD"_s,
                {u"1AVB"_s, u"2AVB"_s, u"3AVB"_s, u"IRBBB"_s, u"CRBBB"_s, u"ILBBB"_s, u"CLBBB"_s,
                    u"LAFB"_s, u"LPFB"_s, u"WPW"_s, u"IVCD"_s}},
            {u"HYP"_s, {u"LVH"_s, u"RVH"_s, u"LAO/LAE"_s, u"RAO/RAE"_s}}};
    for (const auto& [superclass, members] : kMembers) {
        if (members.contains(code))
            return superclass;
    }
    return {};
}

} // namespace

QStringList statementsOf(const Patient& patient)
{
    const HeartState& heart = patient.heart;
    QStringList codes;
    addConduction(heart, codes);
    addMuscle(heart, codes);
    addRepolarisation(heart, codes);
    const bool isNormal = codes.isEmpty() && heart.rhythm == Rhythm::sinus;
    addRhythm(heart, codes);
    codes.removeDuplicates();
    QStringList superclasses;
    for (const QString& code : std::as_const(codes)) {
        const QString superclass = superclassOf(code);
        if (!superclass.isEmpty() && !superclasses.contains(superclass))
            superclasses << superclass;
    }
    if (isNormal)
        superclasses << u"NORM"_s;
    return superclasses + codes;
}

QString reportOf(const Patient& patient, unsigned seed)
{
    Dice dice(seed, kRateStream);
    const QString findings = reportOf(statementsOf(patient), seed);
    const int rate = static_cast<int>(std::lround(patient.heart.heartRateBpm));
    if (patient.heart.av != AvConduction::normal || !dice.chance(0.6))
        return findings;
    return (dice.chance(0.5) ? u"Rate %1 bpm. "_s : u"HR %1. "_s).arg(rate) + findings;
}

} // namespace ecgscan
