// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_case.h"

#include "app/cli/case_source.h"
#include "app/cli/console.h"
#include "exchange/case_tables.h"
#include "exchange/wfdb_writing.h"
#include "model/core/analysis_json.h"
#include "model/engine/overlay.h"
#include "report/case_report.h"

#include <QDir>
#include <QJsonDocument>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

bool needsPicture(const ExportRequest& request)
{
    return request.has(u"pdf"_s) || request.has(u"png"_s);
}

} // namespace

QStringList exportFormats()
{
    return {u"pdf"_s, u"json"_s, u"csv"_s, u"wfdb"_s, u"png"_s};
}

CaseExport::CaseExport(ExportRequest request)
    : m_request(std::move(request))
{
}

Result<ExportedCase> CaseExport::write(CaseRecord record, std::size_t number)
{
    ExportedCase exported;
    exported.name = m_request.deIdentify ? u"ecg_%1"_s.arg(number, 4, 10, QChar(u'0'))
                                         : u"case_%1"_s.arg(record.id.value, 4, 10, QChar(u'0'));
    Result<QImage> picture = QImage();
    if (needsPicture(m_request))
        picture = pictureOf(record);
    if (m_request.deIdentify) {
        if (picture && !picture->isNull())
            picture = maskedPage(*picture, record.analysis.value_or(Analysis {}));
        const QString patient = m_pseudonyms.of(patientKey(record));
        record = deIdentified(std::move(record), patient, exported.name + u".png"_s);
    }
    if (!picture)
        exported.missing.append(picture.error().message);
    ECGSCAN_CHECK(writeFiles(record, picture, exported));
    if (m_request.has(u"csv"_s)) {
        m_findings += case_tables::findingsOf(exported.name, record);
        m_measurements += case_tables::measurementsOf(exported.name, record);
    }
    return exported;
}

Status CaseExport::writeFiles(
    const CaseRecord& record, const Result<QImage>& picture, ExportedCase& exported) const
{
    if (m_request.has(u"pdf"_s)) {
        ECGSCAN_TRY(const QByteArray pdf,
            reportPdf({record, picture.value_or(QImage()),
                m_request.deIdentify ? QDateTime() : QDateTime::currentDateTimeUtc()}));
        ECGSCAN_CHECK(put(u"pdf"_s, pdf, exported));
    }
    if (record.analysis)
        return writeAnalysis(record, picture, exported);
    if (m_request.has(u"json"_s) || m_request.has(u"wfdb"_s) || m_request.has(u"png"_s))
        exported.missing.append(QCoreApplication::translate(
            "cli", "The page has not been analysed, so there is no more to write of it."));
    return {};
}

Status CaseExport::writeAnalysis(
    const CaseRecord& record, const Result<QImage>& picture, ExportedCase& exported) const
{
    const Analysis& analysis = *record.analysis;
    if (m_request.has(u"json"_s))
        ECGSCAN_CHECK(put(u"json"_s,
            QJsonDocument(toJson(analysis)).toJson(QJsonDocument::Compact) + '\n', exported));
    if (!analysis.page.found) {
        if (m_request.has(u"wfdb"_s) || m_request.has(u"png"_s))
            exported.missing.append(QCoreApplication::translate(
                "cli", "No ECG was found on the page, so there are no waveforms."));
        return {};
    }
    if (m_request.has(u"png"_s) && picture) {
        const QString name = exported.name + u".png"_s;
        ECGSCAN_CHECK(writePicture(QDir(m_request.folder).filePath(name),
            drawOverlay(*picture, analysis), "PNG", kQuickPng));
        exported.files.append(name);
    }
    if (m_request.has(u"wfdb"_s)) {
        const CaseFields fields = m_request.deIdentify ? CaseFields {} : record.fields;
        const auto files = wfdbFiles(wfdbRecord(exported.name, fields, analysis));
        if (!files) {
            exported.missing.append(files.error().message);
            return {};
        }
        for (const auto& [suffix, bytes] : *files)
            ECGSCAN_CHECK(put(suffix, bytes, exported));
    }
    return {};
}

Status CaseExport::put(const QString& suffix, const QByteArray& bytes, ExportedCase& exported) const
{
    const QString name = exported.name + u'.' + suffix;
    ECGSCAN_CHECK(writeFile(QDir(m_request.folder).filePath(name), bytes));
    exported.files.append(name);
    return {};
}

Status CaseExport::finish() const
{
    if (!m_request.has(u"csv"_s))
        return {};
    const QDir folder(m_request.folder);
    ECGSCAN_CHECK(
        writeFile(folder.filePath(u"findings.csv"_s), case_tables::findingsHead() + m_findings));
    return writeFile(
        folder.filePath(u"measurements.csv"_s), case_tables::measurementsHead() + m_measurements);
}

} // namespace ecgscan::cli
