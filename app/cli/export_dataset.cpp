// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_dataset.h"

#include "app/cli/case_source.h"
#include "app/cli/console.h"
#include "app/cli/dataset.h"
#include "app/cli/page_files.h"
#include "exchange/csv.h"
#include "model/core/analysis_json.h"
#include "model/core/scp_statement.h"

#include <QDir>
#include <QJsonDocument>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

/// Codes that readers found there, or not there; where they contradict each other it is unknown.
/// The separator can't be part of one.
QString codesOf(const CaseRecord& record, bool present)
{
    QStringList codes, others;
    for (const FindingReview& review : record.reviews) {
        const bool isThere = review.verdict != Verdict::rejected;
        (isThere == present ? codes : others)
            .append(QString(review.code).replace(u';', u' ').replace(u',', u' '));
    }
    codes.removeDuplicates();
    codes.removeIf([&](const QString& code) { return others.contains(code); });
    return codes.join(u';');
}

/// Whether there is anything of a data set in a folder.
bool isUsed(const QDir& folder)
{
    const QStringList pages {u"ecg_*.png"_s}, analyses {u"ecg_*.json"_s};
    return folder.exists(kManifestFile) || folder.exists(kLabelMapFile)
        || !folder.entryList(pages, QDir::Files).isEmpty()
        || !QDir(folder.filePath(kPagesFolder)).entryList(pages, QDir::Files).isEmpty()
        || !QDir(folder.filePath(kAnalysesFolder)).entryList(analyses, QDir::Files).isEmpty();
}

} // namespace

DatasetExport::DatasetExport(QString folder, bool deIdentify)
    : m_folder(std::move(folder))
    , m_deIdentify(deIdentify)
{
}

Status DatasetExport::begin() const
{
    if (isUsed(QDir(m_folder)))
        return fail(Errc::io,
            QCoreApplication::translate("cli",
                "There are files of a data set in %1 already, and pages of two must not be mixed. "
                "Choose another folder, or empty it.")
                .arg(m_folder));
    for (const QString& name : {kPagesFolder, kAnalysesFolder}) {
        const QString path = QDir(m_folder).filePath(name);
        if (!QDir().mkpath(path))
            return fail(Errc::io,
                QCoreApplication::translate("cli", "The folder %1 can't be made. Choose another.")
                    .arg(path));
    }
    return {};
}

Result<DatasetPage> DatasetExport::add(CaseRecord record)
{
    if (record.reviews.isEmpty())
        return DatasetPage {{},
            QCoreApplication::translate("cli", "No reader has judged it, so it has no labels.")};
    if (!record.analysis || !record.analysis->page.found)
        return DatasetPage {
            {}, QCoreApplication::translate("cli", "It has not been analysed, or shows no ECG.")};
    Result<QImage> picture = pictureOf(record);
    if (picture && m_deIdentify)
        picture = maskedPage(*picture, *record.analysis);
    if (!picture)
        return DatasetPage {{}, picture.error().message};
    const QString patient = patientKey(record);
    const int fold = foldOf(patient);
    const QString name = u"ecg_%1.png"_s.arg(m_count + 1, 4, 10, QChar(u'0'));
    if (m_deIdentify)
        record = deIdentified(std::move(record), m_pseudonyms.of(patient), name);
    else
        record.fields.patientId = patient;
    ECGSCAN_CHECK(writePage(name, *picture, *record.analysis));
    ++m_count;
    addRow(name, record, fold);
    return DatasetPage {name, {}};
}

/// As batch would have written it of the new file.
Status DatasetExport::writePage(const QString& name, const QImage& picture, Analysis analysis) const
{
    const QString page = QDir(m_folder).filePath(kPagesFolder + u'/' + name);
    ECGSCAN_CHECK(writePicture(page, picture, "PNG", kQuickPng));
    analysis.source.file = kPagesFolder + u'/' + name;
    analysis.source.page = analysis.source.pages = 1;
    analysis.source.sha256 = fileSha256(page);
    return writeFile(
        resultBase(QDir(m_folder).filePath(kAnalysesFolder + u'/' + name), 1) + u".json"_s,
        QJsonDocument(toJson(analysis)).toJson(QJsonDocument::Compact));
}

void DatasetExport::addRow(const QString& name, const CaseRecord& record, int fold)
{
    const CaseFields& fields = record.fields;
    const QString labels = codesOf(record, true);
    m_rows += guardedCsvLine({kPagesFolder + u'/' + name, fields.patientId, QString::number(fold),
        splitOf(fold), fields.ageYears ? QString::number(*fields.ageYears) : QString(),
        fields.sex == Sex::unknown      ? QString()
            : fields.sex == Sex::female ? u"1"_s
                                        : u"0"_s,
        labels, codesOf(record, false), record.analysis->page.layout});
    for (const QString& label : labels.split(u';', Qt::SkipEmptyParts))
        m_labels.insert(label);
}

Status DatasetExport::finish() const
{
    const QByteArray head = guardedCsvLine({u"picture"_s, u"patient"_s, u"fold"_s, u"split"_s,
        u"age"_s, u"sex"_s, u"labels"_s, u"absent"_s, u"layout"_s});
    QByteArray map = "label,code\n";
    QStringList labels(m_labels.begin(), m_labels.end());
    labels.sort();
    for (const QString& label : labels) {
        if (findStatement(label)) // a reader's own words are no code
            map += guardedCsvLine({label, label});
    }
    ECGSCAN_CHECK(writeFile(QDir(m_folder).filePath(kLabelMapFile), map));
    return writeFile(QDir(m_folder).filePath(kManifestFile), head + m_rows);
}

} // namespace ecgscan::cli
