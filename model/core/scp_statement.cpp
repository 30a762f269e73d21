// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/scp_statement.h"

#include <algorithm>

namespace ecgscan {

const std::vector<ScpStatement>& scpStatements()
{
    using namespace Qt::StringLiterals;
    static const std::vector<ScpStatement> kStatements = {
        {u"NORM"_s, u"Normal ECG"_s, u"superclass"_s, u"NORM"_s},
        {u"MI"_s, u"Myocardial infarction"_s, u"superclass"_s, {}},
        {u"STTC"_s, u"ST/T change"_s, u"superclass"_s, {}},
        {u"CD"_s, u"Conduction disturbance"_s, u"superclass"_s, {}},
        {u"HYP"_s, u"Hypertrophy"_s, u"superclass"_s, {}},
        {u"1AVB"_s, u"First degree AV block"_s, u"SCP-ECG"_s, u"_AVB"_s},
        {u"2AVB"_s, u"Second degree AV block"_s, u"SCP-ECG"_s, u"_AVB"_s},
        {u"3AVB"_s, u"Third degree AV block"_s, u"SCP-ECG"_s, u"_AVB"_s},
        {u"ABQRS"_s, u"Abnormal QRS"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"AFIB"_s, u"Atrial fibrillation"_s, u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"AFLT"_s, u"Atrial flutter"_s, u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"ALMI"_s, u"Anterolateral myocardial infarction"_s, u"SCP-ECG"_s, u"AMI"_s},
        {u"AMI"_s, u"Anterior myocardial infarction"_s, u"SCP-ECG"_s, u"AMI"_s},
        {u"ANEUR"_s, u"ST-T changes compatible with ventricular aneurysm"_s, u"SCP-ECG"_s,
            u"STTC"_s},
        {u"ASMI"_s, u"Anteroseptal myocardial infarction"_s, u"SCP-ECG"_s, u"AMI"_s},
        {u"BIGU"_s, u"Bigeminal pattern (unknown origin, SV or ventricular)"_s, u"SCP-ECG"_s, {},
            StatementKind::rhythm},
        {u"CLBBB"_s, u"Complete left bundle branch block"_s, u"SCP-ECG"_s, u"CLBBB"_s},
        {u"CRBBB"_s, u"Complete right bundle branch block"_s, u"SCP-ECG"_s, u"CRBBB"_s},
        {u"DIG"_s, u"Digitalis effect"_s, u"SCP-ECG"_s, u"STTC"_s, StatementKind::form},
        {u"EL"_s, u"Electrolytic disturbance or drug effect"_s, u"SCP-ECG"_s, u"STTC"_s},
        {u"HVOLT"_s, u"High QRS voltage"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"ILBBB"_s, u"Incomplete left bundle branch block"_s, u"SCP-ECG"_s, u"ILBBB"_s},
        {u"ILMI"_s, u"Inferolateral myocardial infarction"_s, u"SCP-ECG"_s, u"IMI"_s},
        {u"IMI"_s, u"Inferior myocardial infarction"_s, u"SCP-ECG"_s, u"IMI"_s},
        {u"INJAL"_s, u"Subendocardial injury in anterolateral leads"_s, u"SCP-ECG"_s, u"AMI"_s},
        {u"INJAS"_s, u"Subendocardial injury in anteroseptal leads"_s, u"SCP-ECG"_s, u"AMI"_s},
        {u"INJIL"_s, u"Subendocardial injury in inferolateral leads"_s, u"SCP-ECG"_s, u"IMI"_s},
        {u"INJIN"_s, u"Subendocardial injury in inferior leads"_s, u"SCP-ECG"_s, u"IMI"_s},
        {u"INJLA"_s, u"Subendocardial injury in lateral leads"_s, u"SCP-ECG"_s, u"AMI"_s},
        {u"INVT"_s, u"Inverted T waves"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"IPLMI"_s, u"Inferoposterolateral myocardial infarction"_s, u"SCP-ECG"_s, u"IMI"_s},
        {u"IPMI"_s, u"Inferoposterior myocardial infarction"_s, u"SCP-ECG"_s, u"IMI"_s},
        {u"IRBBB"_s, u"Incomplete right bundle branch block"_s, u"SCP-ECG"_s, u"IRBBB"_s},
        {u"ISCAL"_s, u"Ischaemic changes in anterolateral leads"_s, u"SCP-ECG"_s, u"ISCA"_s},
        {u"ISCAN"_s, u"Ischaemic changes in anterior leads"_s, u"SCP-ECG"_s, u"ISCA"_s},
        {u"ISCAS"_s, u"Ischaemic changes in anteroseptal leads"_s, u"SCP-ECG"_s, u"ISCA"_s},
        {u"ISCIL"_s, u"Ischaemic changes in inferolateral leads"_s, u"SCP-ECG"_s, u"ISCI"_s},
        {u"ISCIN"_s, u"Ischaemic changes in inferior leads"_s, u"SCP-ECG"_s, u"ISCI"_s},
        {u"ISCLA"_s, u"Ischaemic changes in lateral leads"_s, u"SCP-ECG"_s, u"ISCA"_s},
        {u"ISC_"_s, u"Non-specific ischaemic changes"_s, u"SCP-ECG"_s, u"ISC_"_s},
        {u"IVCD"_s, u"Non-specific intraventricular conduction disturbance"_s, u"SCP-ECG"_s,
            u"IVCD"_s},
        {u"LAFB"_s, u"Left anterior fascicular block"_s, u"SCP-ECG"_s, u"LAFB/LPFB"_s},
        {u"LAO/LAE"_s, u"Left atrial overload or enlargement"_s, u"SCP-ECG"_s, u"LAO/LAE"_s},
        {u"LMI"_s, u"Lateral myocardial infarction"_s, u"SCP-ECG"_s, u"LMI"_s},
        {u"LNGQT"_s, u"Long QT interval"_s, u"SCP-ECG"_s, u"STTC"_s, StatementKind::form},
        {u"LOWT"_s, u"Low amplitude T waves"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"LPFB"_s, u"Left posterior fascicular block"_s, u"SCP-ECG"_s, u"LAFB/LPFB"_s},
        {u"LPR"_s, u"Prolonged PR interval"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"LVH"_s, u"Left ventricular hypertrophy"_s, u"SCP-ECG"_s, u"LVH"_s},
        {u"LVOLT"_s, u"Low QRS voltages in the frontal and horizontal leads"_s, u"SCP-ECG"_s, {},
            StatementKind::form},
        {u"NDT"_s, u"Non-diagnostic T abnormalities"_s, u"SCP-ECG"_s, u"STTC"_s,
            StatementKind::form},
        {u"NST_"_s, u"Non-specific ST changes"_s, u"SCP-ECG"_s, u"NST_"_s, StatementKind::form},
        {u"NT_"_s, u"Non-specific T wave changes"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"PAC"_s, u"Atrial premature complex"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"PACE"_s, u"Normal functioning artificial pacemaker"_s, u"SCP-ECG"_s, {},
            StatementKind::rhythm},
        {u"PMI"_s, u"Posterior myocardial infarction"_s, u"SCP-ECG"_s, u"PMI"_s},
        {u"PRC(S)"_s, u"Premature complexes"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"PSVT"_s, u"Paroxysmal supraventricular tachycardia"_s, u"SCP-ECG"_s, {},
            StatementKind::rhythm},
        {u"PVC"_s, u"Ventricular premature complex"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"QWAVE"_s, u"Q waves present"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"RAO/RAE"_s, u"Right atrial overload or enlargement"_s, u"SCP-ECG"_s, u"RAO/RAE"_s},
        {u"RVH"_s, u"Right ventricular hypertrophy"_s, u"SCP-ECG"_s, u"RVH"_s},
        {u"SARRH"_s, u"Sinus arrhythmia"_s, u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"SBRAD"_s, u"Sinus bradycardia"_s, u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"SEHYP"_s, u"Septal hypertrophy"_s, u"SCP-ECG"_s, u"SEHYP"_s},
        {u"SR"_s, u"Sinus rhythm"_s, u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"STACH"_s, u"Sinus tachycardia"_s, u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"STD_"_s, u"Non-specific ST depression"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"STE_"_s, u"Non-specific ST elevation"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"SVARR"_s, u"Supraventricular arrhythmia"_s, u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"SVTAC"_s, u"Supraventricular tachycardia"_s, u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"TAB_"_s, u"T wave abnormality"_s, u"SCP-ECG"_s, {}, StatementKind::form},
        {u"TRIGU"_s, u"Trigeminal pattern (unknown origin, SV or ventricular)"_s, u"SCP-ECG"_s, {},
            StatementKind::rhythm},
        {u"VCLVH"_s, u"Voltage criteria for left ventricular hypertrophy"_s, u"SCP-ECG"_s, {},
            StatementKind::form},
        {u"WPW"_s, u"Wolff-Parkinson-White syndrome"_s, u"SCP-ECG"_s, u"WPW"_s},
    };
    return kStatements;
}

const ScpStatement* findStatement(const QString& code)
{
    const auto& all = scpStatements();
    const auto it = std::ranges::find(all, code, &ScpStatement::code);
    return it == all.end() ? nullptr : &*it;
}

QString statementName(const QString& code)
{
    const ScpStatement* statement = findStatement(code);
    return statement ? statement->name : code;
}

} // namespace ecgscan
