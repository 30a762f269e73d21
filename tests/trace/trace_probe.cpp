// SPDX-License-Identifier: GPL-3.0-or-later
// Flattens and reads pictures. Writes OUT/NAME.json (an analysis) and, for the eye,
// OUT/NAME-ink.png (ink map of the flat page) and OUT/NAME-over.png (traces over the original).
// Usage: trace_probe OUT [--no-pictures] PICTURE...
#include "model/core/analysis_json.h"
#include "model/scan/flatten.h"
#include "model/trace/ink_map.h"
#include "model/trace/read_page.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QPainter>
#include <QTextStream>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QImage inkImage(const InkMap& map)
{
    cv::Mat1b grey;
    map.ink.convertTo(grey, CV_8U, -255, 255);
    return QImage(grey.data, grey.cols, grey.rows, static_cast<qsizetype>(grey.step),
        QImage::Format_Grayscale8)
        .copy();
}

void drawTraces(QImage& picture, const std::vector<LeadTrace>& leads, double width)
{
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    int k = 0;
    for (const LeadTrace& lead : leads) {
        const QColor colour = QColor::fromHsv((k++ * 67) % 360, 255, 210);
        painter.setPen(QPen(colour, width));
        painter.drawPolyline(lead.pathPx.data(), static_cast<int>(lead.pathPx.size()));
        if (lead.pathPx.empty())
            continue;
        QFont font = painter.font();
        font.setPixelSize(static_cast<int>(14 * width));
        painter.setFont(font);
        painter.drawText(lead.pathPx.front() + QPointF(0, -20 * width), lead.name());
    }
}

double ms(QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void probe(const QString& folder, const QString& file, bool pictures)
{
    QTextStream out(stdout);
    const QString base = folder + u'/' + QFileInfo(file).completeBaseName();
    const QImage picture = QImage(file).convertToFormat(QImage::Format_RGB888);
    QElapsedTimer timer;
    timer.start();
    const Result<FlatPage> flat = flatten(picture, {});
    const double flattenMs = ms(timer);
    Analysis analysis;
    analysis.source.file = file;
    analysis.source.widthPx = picture.width();
    analysis.source.heightPx = picture.height();
    out << QFileInfo(file).completeBaseName() << ' ';
    if (!flat) {
        out << "flatten refused: " << flat.error().detail << "\n";
        return;
    }
    timer.restart();
    const Result<PageReading> reading = readPage(*flat, {});
    const double readMs = ms(timer);
    out << flat->rgb.cols << 'x' << flat->rgb.rows << " px/mm " << flat->pxPerMm << " flatten "
        << qRound(flattenMs) << " ms read " << qRound(readMs) << " ms ";
    if (reading) {
        analysis.page.found = true;
        analysis.page.layout = reading->layout;
        analysis.page.gainMmPerMv = reading->gainMmPerMv;
        analysis.page.paperSpeedMmPerS = reading->paperSpeedMmPerS;
        analysis.page.pulseMv = reading->pulseMv;
        analysis.page.confidence = reading->confidence;
        analysis.leads = reading->leads;
        analysis.warnings = reading->warnings;
        out << reading->layout << " turns " << reading->quarterTurns << " speed "
            << reading->paperSpeedMmPerS << " gain " << reading->gainMmPerMv << " pulse "
            << reading->pulseMv.value_or(-1) << " confidence " << reading->confidence;
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
    inkImage(makeInkMap(*flat)).save(base + u"-ink.png"_s);
    if (!reading)
        return;
    QImage over = picture;
    drawTraces(over, reading->leads, std::max(1.0, picture.width() / 1500.0));
    over.save(base + u"-over.png"_s);
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
