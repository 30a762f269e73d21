// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/scp_statement.h"

#include <QCoreApplication>

#include <algorithm>

namespace ecgscan {

const std::vector<ScpStatement>& scpStatements()
{
    using namespace Qt::StringLiterals;
    static const std::vector<ScpStatement> kStatements = {
        {u"NORM"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Normal ECG")),
            u"superclass"_s, u"NORM"_s},
        {u"MI"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Myocardial infarction")),
            u"superclass"_s, {}},
        {u"STTC"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "ST/T change")),
            u"superclass"_s, {}},
        {u"CD"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Conduction disturbance")),
            u"superclass"_s, {}},
        {u"HYP"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Hypertrophy")),
            u"superclass"_s, {}},
        {u"1AVB"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "First degree AV block")),
            u"SCP-ECG"_s, u"_AVB"_s},
        {u"2AVB"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Second degree AV block")),
            u"SCP-ECG"_s, u"_AVB"_s},
        {u"3AVB"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Third degree AV block")),
            u"SCP-ECG"_s, u"_AVB"_s},
        {u"ABQRS"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Abnormal QRS")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"AFIB"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Atrial fibrillation")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"AFLT"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Atrial flutter")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"ALMI"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Anterolateral myocardial infarction")),
            u"SCP-ECG"_s, u"AMI"_s},
        {u"AMI"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Anterior myocardial infarction")),
            u"SCP-ECG"_s, u"AMI"_s},
        {u"ANEUR"_s,
            QStringLiteral(QT_TRANSLATE_NOOP(
                "ScpStatement", "ST-T changes compatible with ventricular aneurysm")),
            u"SCP-ECG"_s, u"STTC"_s},
        {u"ASMI"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Anteroseptal myocardial infarction")),
            u"SCP-ECG"_s, u"AMI"_s},
        {u"BIGU"_s,
            QStringLiteral(QT_TRANSLATE_NOOP(
                "ScpStatement", "Bigeminal pattern (unknown origin, SV or ventricular)")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"CLBBB"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Complete left bundle branch block")),
            u"SCP-ECG"_s, u"CLBBB"_s},
        {u"CRBBB"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Complete right bundle branch block")),
            u"SCP-ECG"_s, u"CRBBB"_s},
        {u"DIG"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Digitalis effect")),
            u"SCP-ECG"_s, u"STTC"_s, StatementKind::form},
        {u"EL"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Electrolytic disturbance or drug effect")),
            u"SCP-ECG"_s, u"STTC"_s},
        {u"HVOLT"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "High QRS voltage")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"ILBBB"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Incomplete left bundle branch block")),
            u"SCP-ECG"_s, u"ILBBB"_s},
        {u"ILMI"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Inferolateral myocardial infarction")),
            u"SCP-ECG"_s, u"IMI"_s},
        {u"IMI"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Inferior myocardial infarction")),
            u"SCP-ECG"_s, u"IMI"_s},
        {u"INJAL"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Subendocardial injury in anterolateral leads")),
            u"SCP-ECG"_s, u"AMI"_s},
        {u"INJAS"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Subendocardial injury in anteroseptal leads")),
            u"SCP-ECG"_s, u"AMI"_s},
        {u"INJIL"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Subendocardial injury in inferolateral leads")),
            u"SCP-ECG"_s, u"IMI"_s},
        {u"INJIN"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Subendocardial injury in inferior leads")),
            u"SCP-ECG"_s, u"IMI"_s},
        {u"INJLA"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Subendocardial injury in lateral leads")),
            u"SCP-ECG"_s, u"AMI"_s},
        {u"INVT"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Inverted T waves")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"IPLMI"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Inferoposterolateral myocardial infarction")),
            u"SCP-ECG"_s, u"IMI"_s},
        {u"IPMI"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Inferoposterior myocardial infarction")),
            u"SCP-ECG"_s, u"IMI"_s},
        {u"IRBBB"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Incomplete right bundle branch block")),
            u"SCP-ECG"_s, u"IRBBB"_s},
        {u"ISCAL"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Ischaemic changes in anterolateral leads")),
            u"SCP-ECG"_s, u"ISCA"_s},
        {u"ISCAN"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Ischaemic changes in anterior leads")),
            u"SCP-ECG"_s, u"ISCA"_s},
        {u"ISCAS"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Ischaemic changes in anteroseptal leads")),
            u"SCP-ECG"_s, u"ISCA"_s},
        {u"ISCIL"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Ischaemic changes in inferolateral leads")),
            u"SCP-ECG"_s, u"ISCI"_s},
        {u"ISCIN"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Ischaemic changes in inferior leads")),
            u"SCP-ECG"_s, u"ISCI"_s},
        {u"ISCLA"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Ischaemic changes in lateral leads")),
            u"SCP-ECG"_s, u"ISCA"_s},
        {u"ISC_"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Non-specific ischaemic changes")),
            u"SCP-ECG"_s, u"ISC_"_s},
        {u"IVCD"_s,
            QStringLiteral(QT_TRANSLATE_NOOP(
                "ScpStatement", "Non-specific intraventricular conduction disturbance")),
            u"SCP-ECG"_s, u"IVCD"_s},
        {u"LAFB"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Left anterior fascicular block")),
            u"SCP-ECG"_s, u"LAFB/LPFB"_s},
        {u"LAO/LAE"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Left atrial overload or enlargement")),
            u"SCP-ECG"_s, u"LAO/LAE"_s},
        {u"LMI"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Lateral myocardial infarction")),
            u"SCP-ECG"_s, u"LMI"_s},
        {u"LNGQT"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Long QT interval")),
            u"SCP-ECG"_s, u"STTC"_s, StatementKind::form},
        {u"LOWT"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Low amplitude T waves")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"LPFB"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Left posterior fascicular block")),
            u"SCP-ECG"_s, u"LAFB/LPFB"_s},
        {u"LPR"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Prolonged PR interval")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"LVH"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Left ventricular hypertrophy")),
            u"SCP-ECG"_s, u"LVH"_s},
        {u"LVOLT"_s,
            QStringLiteral(QT_TRANSLATE_NOOP(
                "ScpStatement", "Low QRS voltages in the frontal and horizontal leads")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"NDT"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Non-diagnostic T abnormalities")),
            u"SCP-ECG"_s, u"STTC"_s, StatementKind::form},
        {u"NST_"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Non-specific ST changes")),
            u"SCP-ECG"_s, u"NST_"_s, StatementKind::form},
        {u"NT_"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Non-specific T wave changes")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"PAC"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Atrial premature complex")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"PACE"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Normal functioning artificial pacemaker")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"PMI"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Posterior myocardial infarction")),
            u"SCP-ECG"_s, u"PMI"_s},
        {u"PRC(S)"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Premature complexes")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"PSVT"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Paroxysmal supraventricular tachycardia")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"PVC"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Ventricular premature complex")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"QWAVE"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Q waves present")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"RAO/RAE"_s,
            QStringLiteral(
                QT_TRANSLATE_NOOP("ScpStatement", "Right atrial overload or enlargement")),
            u"SCP-ECG"_s, u"RAO/RAE"_s},
        {u"RVH"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Right ventricular hypertrophy")),
            u"SCP-ECG"_s, u"RVH"_s},
        {u"SARRH"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Sinus arrhythmia")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"SBRAD"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Sinus bradycardia")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"SEHYP"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Septal hypertrophy")),
            u"SCP-ECG"_s, u"SEHYP"_s},
        {u"SR"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Sinus rhythm")), u"SCP-ECG"_s,
            {}, StatementKind::rhythm},
        {u"STACH"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Sinus tachycardia")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"STD_"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Non-specific ST depression")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"STE_"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Non-specific ST elevation")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"SVARR"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Supraventricular arrhythmia")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"SVTAC"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Supraventricular tachycardia")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"TAB_"_s, QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "T wave abnormality")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"TRIGU"_s,
            QStringLiteral(QT_TRANSLATE_NOOP(
                "ScpStatement", "Trigeminal pattern (unknown origin, SV or ventricular)")),
            u"SCP-ECG"_s, {}, StatementKind::rhythm},
        {u"VCLVH"_s,
            QStringLiteral(QT_TRANSLATE_NOOP(
                "ScpStatement", "Voltage criteria for left ventricular hypertrophy")),
            u"SCP-ECG"_s, {}, StatementKind::form},
        {u"WPW"_s,
            QStringLiteral(QT_TRANSLATE_NOOP("ScpStatement", "Wolff-Parkinson-White syndrome")),
            u"SCP-ECG"_s, u"WPW"_s},
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

QString shownName(const QString& name)
{
    return hyphenatedName(name).remove(QChar::SoftHyphen);
}

QString hyphenatedName(const QString& name)
{
    return QCoreApplication::translate("ScpStatement", name.toUtf8().constData());
}

} // namespace ecgscan
