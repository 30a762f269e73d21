// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what the tracer is trained on, for the eye: OUT/PAGE.png and, under each other, examples of
// it with the pen in colour (OUT/PAGE-examples.png). Usage: example_view OUT FIRST_SEED COUNT
#include "model/synthesis/heart.h"
#include "model/training/tracer_pages.h"

#include <QDir>
#include <QGuiApplication>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// The planes as red, green and blue side by side with the same and the pen.
QImage picture(const TracerExample& example)
{
    const TracerStrip& strip = example.strip;
    QImage image(2 * strip.columns, strip.rows, QImage::Format_RGB32);
    const auto plane
        = static_cast<std::size_t>(strip.rows) * static_cast<std::size_t>(strip.columns);
    for (int y = 0; y < strip.rows; ++y) {
        for (int x = 0; x < strip.columns; ++x) {
            const auto at = static_cast<std::size_t>(y * strip.columns + x);
            const auto level = [&](std::size_t channel) {
                return 255 - static_cast<int>(255 * strip.planes[channel * plane + at]);
            };
            image.setPixelColor(x, y, QColor(level(0), level(1), level(2)));
            image.setPixelColor(strip.columns + x, y, QColor(level(0), level(1), level(2)));
        }
    }
    for (int x = 0; x < strip.columns; ++x) {
        const float y = example.penY[static_cast<std::size_t>(x)];
        if (std::isfinite(y))
            image.setPixelColor(
                strip.columns + x, static_cast<int>(std::lround(y)), QColor(255, 0, 255));
        else
            image.setPixelColor(strip.columns + x, 0, QColor(255, 0, 0));
    }
    return image;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const QDir folder(arguments.at(1));
    const unsigned first = arguments.at(2).toUInt();
    for (unsigned seed = first; seed < first + arguments.at(3).toUInt(); ++seed) {
        const DrawnPage page = drawTrainingPage(simulateEcg(randomHeart(seed), seed), seed);
        page.image.save(folder.filePath(u"%1.png"_s.arg(seed)));
        const auto examples = cutExamples(page, {384, 256}, 3, seed);
        for (std::size_t k = 0; k < examples.size(); ++k)
            picture(examples[k]).save(folder.filePath(u"%1-example%2.png"_s.arg(seed).arg(k)));
    }
    return 0;
}
