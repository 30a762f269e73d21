// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/report_words.h"

#include "model/core/scp_statement.h"
#include "model/synthesis/dice.h"

#include <map>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

enum Stream : std::uint64_t { kWordStream = 97 };

constexpr double kByName = 0.25; ///< Share of the statements that are called as the standard does.

QString sentence(const QString& code, Dice& dice)
{
    const QStringList& ways = waysToSay(code);
    if (ways.isEmpty() || dice.chance(kByName))
        return statementName(code);
    return ways.at(static_cast<qsizetype>(dice.below(static_cast<std::size_t>(ways.size()))));
}

} // namespace

const QStringList& waysToSay(const QString& code)
{
    static const std::map<QString, QStringList> kWords = {
        {u"NORM"_s,
            {u"Normal ECG"_s, u"Within normal limits"_s, u"No abnormality"_s,
                u"Unremarkable tracing"_s}},
        // Rhythm
        {u"SR"_s, {u"Sinus rhythm"_s, u"Regular sinus rhythm"_s, u"Rhythm: sinus"_s}},
        {u"SARRH"_s, {u"Sinus arrhythmia"_s, u"Sinus rhythm with respiratory variation"_s}},
        {u"SBRAD"_s, {u"Sinus bradycardia"_s, u"Slow sinus rhythm"_s, u"Bradycardia, sinus"_s}},
        {u"STACH"_s, {u"Sinus tachycardia"_s, u"Fast sinus rhythm"_s, u"Tachycardia, sinus"_s}},
        {u"AFIB"_s,
            {u"Atrial fibrillation"_s, u"AF"_s, u"Irregularly irregular, no P waves"_s,
                u"Irregular rhythm without P waves, atrial fibrillation"_s}},
        {u"AFLT"_s,
            {u"Atrial flutter"_s, u"Flutter waves, atrial flutter"_s, u"Sawtooth atrial waves"_s}},
        {u"SVTAC"_s,
            {u"Supraventricular tachycardia"_s, u"SVT"_s, u"Regular narrow complex tachycardia"_s}},
        {u"PACE"_s,
            {u"Pacemaker rhythm"_s, u"Paced beats"_s, u"Normally working pacemaker"_s,
                u"Electronic pacing with capture"_s}},
        {u"PVC"_s,
            {u"Ventricular premature complexes"_s, u"PVCs"_s, u"Ventricular extrasystoles"_s,
                u"Ventricular ectopic beats"_s}},
        {u"PAC"_s,
            {u"Atrial premature complexes"_s, u"Supraventricular extrasystoles"_s, u"PACs"_s,
                u"Atrial ectopic beats"_s}},
        {u"BIGU"_s, {u"Bigeminy"_s, u"Every second beat is ectopic"_s}},
        {u"TRIGU"_s, {u"Trigeminy"_s, u"Every third beat is ectopic"_s}},
        // Conduction
        {u"1AVB"_s,
            {u"First degree AV block"_s, u"Prolonged PR, AV block I"_s, u"Long PR interval"_s}},
        {u"2AVB"_s, {u"Second degree AV block"_s, u"AV block II with dropped beats"_s}},
        {u"3AVB"_s,
            {u"Complete AV block"_s, u"Third degree AV block, AV dissociation"_s,
                u"Complete heart block"_s}},
        {u"CRBBB"_s,
            {u"Right bundle branch block"_s, u"Complete RBBB"_s,
                u"RBBB, wide QRS with RSR' in V1"_s}},
        {u"IRBBB"_s, {u"Incomplete RBBB"_s, u"RSR' in V1, QRS not wide"_s}},
        {u"CLBBB"_s, {u"Left bundle branch block"_s, u"Complete LBBB"_s, u"LBBB"_s}},
        {u"ILBBB"_s, {u"Incomplete LBBB"_s, u"Left bundle conduction delay"_s}},
        {u"LAFB"_s,
            {u"Left anterior hemiblock"_s, u"LAFB, left axis deviation"_s, u"Left axis, LAHB"_s}},
        {u"LPFB"_s, {u"Left posterior hemiblock"_s, u"LPFB, right axis deviation"_s}},
        {u"IVCD"_s, {u"Intraventricular conduction delay"_s, u"Unspecific wide QRS"_s}},
        {u"WPW"_s, {u"WPW pattern"_s, u"Short PR with delta wave"_s, u"Preexcitation"_s}},
        {u"ABQRS"_s, {u"Abnormal QRS complexes"_s, u"Wide complex rhythm"_s}},
        // Infarction and ischaemia
        {u"ASMI"_s, {u"Anteroseptal infarction"_s, u"Septal Q waves, anteroseptal MI"_s}},
        {u"AMI"_s, {u"Anterior infarction"_s, u"Anterior MI"_s, u"Loss of R in V2 to V4"_s}},
        {u"ALMI"_s, {u"Anterolateral infarction"_s, u"Anterolateral MI"_s}},
        {u"LMI"_s, {u"Lateral infarction"_s, u"Lateral MI, Q in I and aVL"_s}},
        {u"IMI"_s,
            {u"Inferior infarction"_s, u"Inferior MI"_s,
                u"Q waves in II, III, aVF, inferior MI"_s}},
        {u"ILMI"_s, {u"Inferolateral infarction"_s, u"Inferolateral MI"_s}},
        {u"PMI"_s, {u"Posterior infarction"_s, u"Posterior MI, tall R in V1 to V3"_s}},
        {u"IPMI"_s, {u"Inferoposterior infarction"_s, u"Inferoposterior MI"_s}},
        {u"INJAS"_s, {u"Acute anteroseptal injury"_s, u"ST elevation V1 to V3"_s}},
        {u"INJAL"_s, {u"Acute anterolateral injury"_s, u"ST elevation V3 to V6"_s}},
        {u"INJLA"_s, {u"Acute lateral injury"_s, u"ST elevation in I, aVL"_s}},
        {u"INJIN"_s, {u"Acute inferior injury"_s, u"ST elevation II, III, aVF"_s}},
        {u"INJIL"_s, {u"Acute inferolateral injury"_s, u"ST elevation inferolateral"_s}},
        {u"ISCAS"_s, {u"Anteroseptal ischaemia"_s, u"ST depression V1 to V3"_s}},
        {u"ISCAN"_s, {u"Anterior ischaemia"_s, u"ST-T changes of ischaemia in V2 to V4"_s}},
        {u"ISCAL"_s, {u"Anterolateral ischaemia"_s, u"ST depression V3 to V6"_s}},
        {u"ISCLA"_s, {u"Lateral ischaemia"_s, u"ST depression in I, aVL, V6"_s}},
        {u"ISCIN"_s, {u"Inferior ischaemia"_s, u"ST depression II, III, aVF"_s}},
        {u"ISCIL"_s, {u"Inferolateral ischaemia"_s, u"ST depression inferolateral"_s}},
        {u"ISC_"_s, {u"Ischaemia"_s, u"ST-T changes, consider ischaemia"_s}},
        {u"QWAVE"_s, {u"Pathological Q waves"_s, u"Q waves"_s}},
        // Chambers and voltage
        {u"LVH"_s,
            {u"Left ventricular hypertrophy"_s, u"LVH with strain"_s,
                u"Signs of LV hypertrophy"_s}},
        {u"VCLVH"_s, {u"Voltage criteria for LVH"_s, u"Sokolow-Lyon positive"_s}},
        {u"RVH"_s, {u"RVH"_s, u"Signs of right ventricular strain"_s, u"RV hypertrophy"_s}},
        {u"LAO/LAE"_s, {u"Left atrial enlargement"_s, u"P mitrale"_s}},
        {u"RAO/RAE"_s, {u"Right atrial enlargement"_s, u"P pulmonale"_s}},
        {u"LVOLT"_s, {u"Low voltage"_s, u"Low QRS voltages"_s}},
        {u"HVOLT"_s, {u"High voltage"_s, u"Tall QRS complexes"_s}},
        // Repolarisation
        {u"INVT"_s, {u"Inverted T waves"_s, u"T wave inversion"_s, u"Negative T waves"_s}},
        {u"LOWT"_s, {u"Flat T waves"_s, u"Low T waves"_s}},
        {u"NDT"_s, {u"Unspecific T wave changes"_s, u"T wave abnormalities"_s}},
        {u"DIG"_s, {u"Digitalis effect"_s, u"Sagging ST, digoxin"_s}},
        {u"STE_"_s, {u"Diffuse ST elevation"_s, u"ST elevation, consider pericarditis"_s}},
        {u"EL"_s, {u"Consider electrolyte disorder"_s, u"Electrolyte or drug effect"_s}},
        {u"LNGQT"_s, {u"Long QT"_s, u"QT prolonged"_s, u"QTc above normal"_s}},
    };
    static const QStringList kNone;
    const auto it = kWords.find(code);
    return it == kWords.end() ? kNone : it->second;
}

QStringList sayable(const QStringList& codes)
{
    QStringList said = codes;
    said.removeDuplicates();
    said.removeIf([](const QString& code) {
        const ScpStatement* statement = findStatement(code);
        return !statement || (statement->isSuperclass() && code != u"NORM");
    });
    return said;
}

QString reportOf(const QStringList& statements, unsigned seed)
{
    Dice dice(seed, kWordStream);
    QStringList sentences;
    for (const QString& code : sayable(statements))
        sentences << sentence(code, dice);
    for (qsizetype k = sentences.size() - 1; k > 0; --k)
        sentences.swapItemsAt(
            k, static_cast<qsizetype>(dice.below(static_cast<std::size_t>(k + 1))));
    return sentences.join(dice.pick({u". "_s, u"; "_s, u", "_s})) + u'.';
}

} // namespace ecgscan
