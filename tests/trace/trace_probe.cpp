// SPDX-License-Identifier: GPL-3.0-or-later
// Flattens and reads pictures. Writes OUT/NAME.json (an analysis) and, for the eye,
// OUT/NAME-map.png (the ink), OUT/NAME-ink.png (the print found in it) and OUT/NAME-over.png
// (traces over the original). Usage: trace_probe OUT [--no-pictures] PICTURE...
#include "model/core/analysis_json.h"
#include "model/scan/flatten.h"
#include "model/trace/page_layout.h"
#include "model/trace/read_page.h"
#include "tests/trace/shipped_nets.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QPainter>
#include <QTextStream>

#include <ctime>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// The ink at half size with what was found on it: rows, pulses, names, stretches.
QImage printImage(const InkMap& map)
{
    cv::Mat1b grey;
    map.ink.convertTo(grey, CV_8U, -255, 255);
    const QImage ink(grey.data, grey.cols, grey.rows, static_cast<qsizetype>(grey.step),
        QImage::Format_Grayscale8);
    QImage out = ink.convertToFormat(QImage::Format_RGB888)
                     .scaledToWidth(ink.width() / 2, Qt::SmoothTransformation);
    const PrintMarks marks = findMarks(map);
    PagePrint print;
    print.rows = findRows(map, marks);
    print.words = findLeadNames(map, shippedLabels()).value_or(std::vector<PrintedWord>());
    print.pulses = findPulses(map, print.rows);
    QPainter painter(&out);
    painter.scale(0.5, 0.5);
    for (const TraceRow& row : print.rows) {
        painter.setPen(QPen(QColor(255, 120, 0), 3));
        for (double x = row.left; x < row.right; x += 20)
            painter.drawLine(QPointF(x, row.at(x)), QPointF(x + 14, row.at(x + 14)));
    }
    painter.setPen(QPen(Qt::blue, 3));
    for (const Pulse& pulse : print.pulses)
        painter.drawRect(
            QRectF(pulse.left, pulse.footY - pulse.heightPx, pulse.widthPx(), pulse.heightPx));
    painter.setPen(QPen(QColor(0, 150, 0), 2));
    QFont font = painter.font();
    font.setPixelSize(26);
    painter.setFont(font);
    for (const PrintedWord& word : print.words) {
        painter.drawRect(word.box.x, word.box.y, word.box.width, word.box.height);
        painter.drawText(word.box.x, word.box.y - 4,
            leadName(word.best) + u" %1"_s.arg(qRound(100 * word.bestScore())));
    }
    const auto layout = findLayout(map, print, printLayouts());
    for (const PrintedStretch& stretch :
        layout ? layout->stretches : std::vector<PrintedStretch>()) {
        const double y = print.rows[static_cast<std::size_t>(stretch.row)].at(stretch.left);
        painter.setPen(QPen(Qt::magenta, 3));
        painter.drawLine(QPointF(stretch.left, y - 60), QPointF(stretch.left, y + 60));
        painter.drawLine(QPointF(stretch.right, y - 60), QPointF(stretch.right, y + 60));
    }
    return out;
}

void drawTraces(QImage& picture, const std::vector<LeadTrace>& leads, double width)
{
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    int k = 0;
    for (const LeadTrace& lead : leads) {
        const QColor colour = QColor::fromHsv((k++ * 67) % 360, 255, 210);
        painter.setPen(QPen(colour, width));
        for (const auto piece : piecesOf(lead.pathPx))
            painter.drawPolyline(piece.data(), static_cast<int>(piece.size()));
        if (lead.pathPx.empty())
            continue;
        QFont font = painter.font();
        font.setPixelSize(static_cast<int>(14 * width));
        painter.setFont(font);
        painter.drawText(lead.pathPx.front() + QPointF(0, -20 * width), lead.name());
    }
}

/// Processor time, so that a busy machine does not count.
double cpuMs()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void probe(const QString& folder, const QString& file, bool pictures)
{
    QTextStream out(stdout);
    const QString base = folder + u'/' + QFileInfo(file).completeBaseName();
    const QImage picture = QImage(file).convertToFormat(QImage::Format_RGB888);
    double before = cpuMs();
    const Result<FlatPage> flat = flatten(picture, {});
    const double flattenMs = cpuMs() - before;
    Analysis analysis;
    analysis.source.file = file;
    analysis.source.widthPx = picture.width();
    analysis.source.heightPx = picture.height();
    out << QFileInfo(file).completeBaseName() << ' ';
    if (!flat) {
        out << "flatten refused: " << flat.error().detail << "\n";
        return;
    }
    before = cpuMs();
    const Result<PageReading> reading
        = readPage(*flat, {nullptr, &shippedLabels(), &printLayouts(), {}}, {});
    const double readMs = cpuMs() - before;
    out << flat->rgb.cols << 'x' << flat->rgb.rows << " px/mm " << flat->pxPerMm << " flatten "
        << qRound(flattenMs) << " ms read " << qRound(readMs) << " ms ";
    if (reading) {
        analysis.page.found = true;
        analysis.page.layout = reading->layout;
        analysis.page.gainMmPerMv = reading->scale.mmPerMv;
        analysis.page.paperSpeedMmPerS = reading->scale.mmPerS;
        analysis.page.pulseMv = reading->scale.pulseMv;
        analysis.page.confidence = reading->confidence;
        analysis.leads = reading->leads;
        analysis.warnings = reading->warnings;
        out << reading->layout << " turns " << reading->quarterTurns << " speed "
            << reading->scale.mmPerS << " gain " << reading->scale.mmPerMv << " pulse "
            << reading->scale.pulseMv.value_or(-1) << " confidence " << reading->confidence;
        for (const Warning& warning : reading->warnings)
            out << ' ' << warning.code;
    } else {
        out << "refused: " << reading.error().detail;
    }
    out << "\n";
    QFile json(base + u".json"_s);
    if (json.open(QIODevice::WriteOnly))
        json.write(QJsonDocument(toJson(analysis)).toJson(QJsonDocument::Compact));
    if (!pictures)
        return;
    const InkMap map = makeInkMap(*flat);
    cv::Mat1b grey;
    map.ink.convertTo(grey, CV_8U, -255, 255);
    QImage(grey.data, grey.cols, grey.rows, static_cast<qsizetype>(grey.step),
        QImage::Format_Grayscale8)
        .save(base + u"-map.png"_s);
    printImage(map).save(base + u"-ink.png"_s);
    if (!reading)
        return;
    QImage over = picture;
    drawTraces(over, reading->leads, std::max(1.0, picture.width() / 1500.0));
    over.scaledToWidth(std::min(1400, over.width()), Qt::SmoothTransformation)
        .save(base + u"-over.png"_s);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    QStringList files = QGuiApplication::arguments().mid(1);
    const bool pictures = files.removeAll(u"--no-pictures"_s) == 0;
    if (files.size() < 2)
        return 2;
    const QString folder = files.takeFirst();
    for (const QString& file : files)
        probe(folder, file, pictures);
    return 0;
}
