// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/case_report.h"

#include "model/core/corrections.h"
#include "model/core/lead_layout.h"
#include "model/core/reference_ranges.h"
#include "report/ecg_sheet.h"
#include "report/finding_rows.h"
#include "report/measurement_rows.h"
#include "report/traces.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QPdfWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

constexpr int kPdfDpi = 1200;
constexpr double kPictureMm = 118; ///< Highest.
constexpr double kTableMm = 80; ///< Of the measurements: it is not torn apart.
constexpr double kPicturePxPerMm = 8; ///< Finer is not printed.
const QString kNone = u"–"_s;

QString sexText(Sex sex)
{
    switch (sex) {
    case Sex::female:
        return QCoreApplication::translate("report", "female");
    case Sex::male:
        return QCoreApplication::translate("report", "male");
    case Sex::unknown:
        return kNone;
    }
    return {};
}

QString scaleText(const PageGeometry& page)
{
    if (!page.paperSpeedMmPerS || !page.gainMmPerMv)
        return kNone;
    QString text = QCoreApplication::translate("report", "%L1 mm/s, %L2 mm/mV")
                       .arg(*page.paperSpeedMmPerS)
                       .arg(*page.gainMmPerMv);
    if (page.chestGainMmPerMv)
        text += QCoreApplication::translate("report", ", V1 to V6 %L1 mm/mV")
                    .arg(*page.chestGainMmPerMv);
    return text;
}

/// The report of one case while it is being drawn.
class CaseReport {
public:
    /// pageCount 0: only counts the pages.
    CaseReport(QPagedPaintDevice& device, const ReportInput& input, int pageCount)
        : m_input(input)
        , m_record(input.record)
        , m_sheet(device, headText(input.record), pageCount)
        , m_counts(pageCount == 0)
    {
    }

    Status draw(const Task& task)
    {
        const std::pair<void (CaseReport::*)(), const char*> parts[] {
            {&CaseReport::drawFront, QT_TRANSLATE_NOOP("report", "Case")},
            {&CaseReport::drawEcgAndPicture, QT_TRANSLATE_NOOP("report", "Leads on paper")},
            {&CaseReport::drawMeasurements, QT_TRANSLATE_NOOP("report", "Measurements")},
            {&CaseReport::drawFindings, QT_TRANSLATE_NOOP("report", "Findings")},
            {&CaseReport::drawOrigin, QT_TRANSLATE_NOOP("report", "Origin")}};
        int done = 0;
        for (const auto& [part, name] : parts) {
            if (task.cancelled())
                return fail(Errc::cancelled, {});
            if (!m_sheet.isActive())
                break;
            (this->*part)();
            task.progress(100 * ++done / static_cast<int>(std::size(parts)),
                QCoreApplication::translate("report", name));
        }
        if (m_sheet.isActive() && m_sheet.finish())
            return {};
        return fail(Errc::io,
            QCoreApplication::translate("report",
                "The report can't be drawn: the printer or file does not accept it. Choose "
                "another."));
    }
    int pages() const { return m_sheet.pages(); }

private:
    static QString headText(const CaseRecord& record)
    {
        QStringList parts {QCoreApplication::translate("report", "ECG report")};
        if (!record.fields.patientId.isEmpty())
            parts.append(
                QCoreApplication::translate("report", "patient %1").arg(record.fields.patientId));
        if (record.fields.recordedOn)
            parts.append(QCoreApplication::translate("report", "recorded on %1")
                    .arg(QLocale().toString(*record.fields.recordedOn, QLocale::ShortFormat)));
        return parts.join(u" · "_s);
    }

    const Analysis* analysis() const
    {
        return m_record.analysis && m_record.analysis->page.found ? &*m_record.analysis : nullptr;
    }

    /// Names and values side by side below a title; gives the lower end.
    double drawBlock(double leftMm, double widthMm, const QString& title,
        const QList<std::pair<QString, QString>>& lines)
    {
        constexpr double kNameMm = 23;
        double y = m_sheet.yMm;
        m_sheet.line({leftMm, y + 2.4}, title, {9, true});
        y += 5;
        for (const auto& [name, value] : lines) {
            const double indent = name.isEmpty() ? 0 : kNameMm;
            if (!name.isEmpty())
                m_sheet.line({leftMm, y + 1.75}, name, {8.5, false, kQuietInk});
            y += std::max(
                4.0, textBox(m_sheet, {leftMm + indent, y}, widthMm - indent, value, {8.5}) + 0.4);
        }
        return y;
    }

    void drawFront()
    {
        constexpr double kGapMm = 7;
        const double width = (m_sheet.widthMm() - 2 * kGapMm) / 3;
        const double second = m_sheet.leftMm() + width + kGapMm, third = second + width + kGapMm;
        double below = drawBlock(
            m_sheet.leftMm(), width, QCoreApplication::translate("report", "Case"), caseLines());
        if (analysis())
            below = std::max(below,
                drawBlock(second, width, QCoreApplication::translate("report", "Measured"),
                    measuredLines()));
        below = std::max(below,
            drawBlock(third, width,
                QCoreApplication::translate("report", "Findings: predicted, not a diagnosis"),
                frontFindings()));
        m_sheet.yMm = below + 2;
    }

    /// Whichever fits there first comes on the front.
    void drawEcgAndPicture()
    {
        const bool ecgFirst = analysis() && ecgHeightMm(m_sheet, *analysis()) <= m_sheet.roomMm();
        if (!ecgFirst)
            drawPicture();
        if (analysis())
            drawEcg(m_sheet, *analysis());
        if (ecgFirst)
            drawPicture();
    }

    QList<std::pair<QString, QString>> caseLines() const
    {
        const CaseFields& fields = m_record.fields;
        const auto orNone = [](const QString& text) { return text.isEmpty() ? kNone : text; };
        QList<std::pair<QString, QString>> lines {
            {QCoreApplication::translate("report", "Patient"), orNone(fields.patientId)},
            {QCoreApplication::translate("report", "Age, sex"),
                (fields.ageYears
                        ? QCoreApplication::translate("report", "%L1 years").arg(*fields.ageYears)
                        : kNone)
                    + u", "_s + sexText(fields.sex)},
            {QCoreApplication::translate("report", "Recorded on"),
                fields.recordedOn ? QLocale().toString(*fields.recordedOn, QLocale::ShortFormat)
                                  : kNone},
            {QCoreApplication::translate("report", "Page"),
                QCoreApplication::translate("report", "%1, page %2")
                    .arg(QFileInfo(m_record.page.file).fileName())
                    .arg(m_record.page.page)}};
        if (const Analysis* read = analysis()) {
            lines.append(
                {QCoreApplication::translate("report", "Printed at"), scaleText(read->page)});
            lines.append(
                {QCoreApplication::translate("report", "Layout"), orNone(read->page.layout)});
        }
        return lines;
    }

    QList<std::pair<QString, QString>> measuredLines() const
    {
        const Measurements& m = analysis()->measurements;
        const QString ms = QCoreApplication::translate("report", "ms"), degrees = u"°"_s;
        const auto withError
            = [&](const std::optional<double>& value, const std::optional<double>& sd) -> QString {
            return value && sd ? measured(value, ms) + u" ± "_s + measured(sd, ms)
                               : measured(value, ms);
        };
        return {{QCoreApplication::translate("report", "Heart rate"),
                    measured(m.heartRateBpm,
                        QCoreApplication::translate("report", "/min", "beats per minute"))},
            {QCoreApplication::translate("report", "PR"), withError(m.prMs, m.prSdMs)},
            {QCoreApplication::translate("report", "QRS"), withError(m.qrsMs, m.qrsSdMs)},
            {QCoreApplication::translate("report", "QT"), withError(m.qtMs, m.qtSdMs)},
            {QCoreApplication::translate("report", "QTc (Frid.)"), measured(m.qtcFridericiaMs, ms)},
            {QCoreApplication::translate("report", "P, QRS, T axis"),
                measured(m.pAxisDeg, degrees) + u" / "_s + measured(m.qrsAxisDeg, degrees)
                    + u" / "_s + measured(m.tAxisDeg, degrees)}};
    }

    QList<std::pair<QString, QString>> frontFindings() const
    {
        constexpr qsizetype kMost = 6;
        QList<std::pair<QString, QString>> lines;
        const QStringList likely = likelyFindings(m_record);
        for (const QString& finding : likely.mid(0, likely.size() > kMost ? kMost - 1 : kMost))
            lines.append({{}, finding});
        const int more = static_cast<int>(likely.size() - kMost + 1);
        if (more > 1)
            lines.append({{},
                QCoreApplication::translate("report", "and %n more, listed below", nullptr, more)});
        if (likely.isEmpty() || !analysis())
            lines.append({{},
                analysis()
                    ? QCoreApplication::translate(
                          "report", "Nothing is likely, and no reader added anything.")
                    : QCoreApplication::translate("report", "No ECG was read on this page.")});
        return lines;
    }

    void drawPicture()
    {
        if (m_input.page.isNull()) {
            heading(m_sheet, QCoreApplication::translate("report", "The page"));
            paragraph(m_sheet,
                QCoreApplication::translate("report",
                    "The picture of the page is not there any more, or is another one by now. "
                    "What was read of it is in this report."));
            return;
        }
        const QSizeF px = m_input.page.size();
        const QSizeF size = px.scaled(m_sheet.widthMm(), kPictureMm, Qt::KeepAspectRatio);
        heading(m_sheet, QCoreApplication::translate("report", "The page"), size.height() + 6);
        const QRectF box({m_sheet.leftMm(), m_sheet.yMm}, size);
        if (!m_counts)
            drawPicture(box);
        m_sheet.yMm += size.height() + 1;
        paragraph(m_sheet,
            analysis()
                ? QCoreApplication::translate("report",
                      "The picture as it was read, paler, with the traced leads. Not "
                      "to scale.")
                : QCoreApplication::translate("report", "The picture as it is. Not to scale."),
            {8, false, kQuietInk});
    }

    void drawPicture(const QRectF& boxMm)
    {
        const QSize printed = (boxMm.size() * kPicturePxPerMm).toSize();
        QImage image = printed.width() < m_input.page.width()
            ? m_input.page.scaled(printed, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            : m_input.page;
        image = image.convertToFormat(QImage::Format_RGB32);
        if (analysis()) {
            QPainter fade(&image); // on the picture: PDF/A-1 knows nothing half transparent
            fade.fillRect(image.rect(), QColor(255, 255, 255, 110));
        }
        QPainter& painter = m_sheet.painter();
        painter.save();
        const QRectF box = m_sheet.px(boxMm);
        painter.setClipRect(box);
        painter.drawImage(box, image);
        if (analysis()) {
            painter.translate(box.topLeft());
            painter.scale(box.width() / m_input.page.width(), box.height() / m_input.page.height());
            drawTraces(painter, *analysis());
        }
        painter.restore();
    }

    void drawMeasurements()
    {
        if (!analysis())
            return;
        const CorrectedMeasurements read
            = corrected(analysis()->measurements, m_record.corrections);
        heading(m_sheet, QCoreApplication::translate("report", "Measurements"), kTableMm);
        table(m_sheet, measurementColumns(), measurementRows(read.values, read.byHand));
        paragraph(m_sheet,
            QCoreApplication::translate("report",
                "Measured by the program from the traced leads; the expected error is one "
                "standard deviation. What was not printed is not measured."),
            {8, false, kQuietInk});
        const std::vector<RangeRemark> remarks
            = remarksOn(read.values, m_record.fields.ageYears, m_record.fields.sex);
        if (!remarks.empty())
            heading(m_sheet, QCoreApplication::translate("report", "Outside of published limits"));
        for (const RangeRemark& remark : remarks)
            paragraph(m_sheet, u"• %1 (%2)"_s.arg(remark.text, remark.source));
        if (read.values.usualBeat) {
            heading(m_sheet, QCoreApplication::translate("report", "Amplitudes of the usual beat"));
            table(m_sheet, amplitudeColumns(), amplitudeRows(*read.values.usualBeat));
        }
    }

    void drawFindings()
    {
        heading(
            m_sheet, QCoreApplication::translate("report", "Findings: predicted, not a diagnosis"));
        const FindingRows findings = findingRows(m_record);
        if (findings.rows.isEmpty())
            paragraph(m_sheet,
                QCoreApplication::translate(
                    "report", "Nothing was predicted, and no reader added anything."));
        else
            table(m_sheet, findingColumns(), findings.rows);
        QString text = QCoreApplication::translate("report",
            "Likely: the probability reaches the finding's own threshold. Cannot say: it is close "
            "to it, picture and waveforms contradict each other, or the page could hardly be "
            "read. What the reader said stands beside the prediction and does not change it.");
        if (findings.leftOut > 0)
            text += u' '
                + QCoreApplication::translate("report",
                    "%n more are predicted to be unlikely and are not listed.", nullptr,
                    findings.leftOut);
        paragraph(m_sheet, text, {8, false, kQuietInk});
        if (!m_record.note.trimmed().isEmpty()) {
            heading(m_sheet, QCoreApplication::translate("report", "Note"));
            paragraph(m_sheet, m_record.note.trimmed());
        }
    }

    void drawOrigin()
    {
        heading(m_sheet, QCoreApplication::translate("report", "How this was made"));
        if (m_record.analysis) {
            for (const Warning& warning : m_record.analysis->warnings)
                paragraph(m_sheet, u"⚠ "_s + warning.message);
        }
        if (const Analysis* read = analysis()) {
            paragraph(m_sheet,
                QCoreApplication::translate(
                    "report", "Share of the signal that is expected to be right: %L1 %.")
                    .arg(100 * read->page.confidence, 0, 'f', 0));
            paragraph(
                m_sheet, modelText(QCoreApplication::translate("report", "Findings"), read->model));
            paragraph(
                m_sheet, modelText(QCoreApplication::translate("report", "Traces"), read->tracer));
            if (read->model && !read->model->headSha256.isEmpty())
                paragraph(m_sheet,
                    QCoreApplication::translate("report", "Fine-tuned here: sha256 %1")
                        .arg(read->model->headSha256));
        }
        if (!m_record.sha256.isEmpty())
            paragraph(m_sheet,
                QCoreApplication::translate("report", "File of the page: sha256 %1")
                    .arg(m_record.sha256));
        QString text = QCoreApplication::translate("report", "ECG-Scan %1.")
                           .arg(QStringLiteral(ECGSCAN_VERSION));
        if (m_input.madeAt.isValid())
            text = QCoreApplication::translate("report", "ECG-Scan %1, report made on %2.")
                       .arg(QStringLiteral(ECGSCAN_VERSION),
                           QLocale().toString(m_input.madeAt.toLocalTime(), QLocale::ShortFormat));
        paragraph(m_sheet, text);
    }

    static QString modelText(const QString& what, const std::optional<ModelInfo>& model)
    {
        return model ? QCoreApplication::translate("report", "%1: %2, sha256 %3")
                           .arg(what, model->id, model->sha256)
                     : QCoreApplication::translate("report", "%1: without a network").arg(what);
    }

    const ReportInput& m_input;
    const CaseRecord& m_record;
    ReportSheet m_sheet;
    bool m_counts;
};

/// Without margins, at the resolution of the paper that is drawn on.
void prepare(QPdfWriter& writer, const QPageLayout& layout, int dpi)
{
    writer.setResolution(dpi);
    writer.setPageLayout(layout);
    writer.setPageMargins({});
}

} // namespace

QPageLayout reportLayout(const CaseRecord& record)
{
    constexpr double kMarginsMm = 24;
    const QPageSize a4(QPageSize::A4);
    const double width
        = record.analysis ? ecgPaperWidthMm(layOut(*record.analysis).durationS) + kMarginsMm : 0;
    const bool lies = width > a4.size(QPageSize::Millimeter).width();
    return {a4, lies ? QPageLayout::Landscape : QPageLayout::Portrait, {}, QPageLayout::Millimeter};
}

Status drawReport(QPagedPaintDevice& device, const ReportInput& input, const Task& task)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    int pages = 0;
    if (buffer.open(QIODevice::WriteOnly)) {
        QPdfWriter counted(&buffer);
        prepare(counted, device.pageLayout(), device.logicalDpiX());
        CaseReport report(counted, input, 0);
        ECGSCAN_CHECK(report.draw({task.isCancelled, {}}));
        pages = report.pages();
    }
    return CaseReport(device, input, pages).draw(task);
}

Result<QByteArray> reportPdf(const ReportInput& input, const Task& task)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return fail(Errc::internal,
            QCoreApplication::translate("report", "There is not enough memory for the report."));
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        prepare(writer, reportLayout(input.record), kPdfDpi);
        writer.setTitle(QCoreApplication::translate("report", "ECG report"));
        writer.setCreator(QStringLiteral("ECG-Scan " ECGSCAN_VERSION));
        ECGSCAN_CHECK(drawReport(writer, input, task));
    }
    return bytes;
}

} // namespace ecgscan
