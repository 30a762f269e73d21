// SPDX-License-Identifier: GPL-3.0-or-later
// Flattens pictures and writes, for the eye, OUT/NAME-flat.png and OUT/NAME-net.png (the original
// with the 5 mm net of the map drawn over it). Usage: flatten_view OUT PICTURE...
#include "model/scan/flatten.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPainter>
#include <QTextStream>

using namespace ecgscan;

namespace {

QImage asImage(const cv::Mat& rgb)
{
    return QImage(
        rgb.data, rgb.cols, rgb.rows, static_cast<qsizetype>(rgb.step), QImage::Format_RGB888)
        .copy();
}

QImage withNet(const QImage& picture, const FlatPage& page)
{
    QImage drawn = picture;
    QPainter painter(&drawn);
    painter.setPen(QPen(QColor(0, 160, 0), std::max(1.0, picture.width() / 1600.0)));
    const double cell = 5 * page.pxPerMm;
    for (double y = cell / 2; y < page.rgb.rows - cell; y += cell) {
        for (double x = cell / 2; x < page.rgb.cols - cell; x += cell) {
            const QPointF at = page.map.toOriginal({x, y});
            painter.drawLine(at, page.map.toOriginal({x + cell, y}));
            painter.drawLine(at, page.map.toOriginal({x, y + cell}));
        }
    }
    return drawn;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    QTextStream out(stdout);
    for (int k = 2; k < arguments.size(); ++k) {
        const QImage picture = QImage(arguments[k]).convertToFormat(QImage::Format_RGB888);
        const QString name = QFileInfo(arguments[k]).completeBaseName();
        QElapsedTimer timer;
        timer.start();
        const Result<FlatPage> page = flatten(picture, {});
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        out << name << ' ' << picture.width() << 'x' << picture.height() << ' ';
        if (page) {
            out << "px/mm " << page->originalPxPerMm << " confidence " << page->gridConfidence
                << " flat " << page->rgb.cols / page->pxPerMm << " x "
                << page->rgb.rows / page->pxPerMm << " mm, ";
            asImage(page->rgb).save(arguments[1] + QStringLiteral("/%1-flat.png").arg(name));
            withNet(picture, *page).save(arguments[1] + QStringLiteral("/%1-net.png").arg(name));
        } else {
            out << "refused: " << page.error().detail << ", ";
        }
        out << ms << " ms\n" << Qt::flush;
    }
    return 0;
}
