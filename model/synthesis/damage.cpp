// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/damage.h"

#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <random>

namespace ecgscan {

namespace {

class Dice {
public:
    explicit Dice(unsigned seed)
        : m_random(seed * 65537ULL + 11)
    {
    }
    double between(double from, double to)
    {
        return std::uniform_real_distribution<double>(from, to)(m_random);
    }
    double normal() { return m_normal(m_random); }

private:
    std::mt19937_64 m_random;
    std::normal_distribution<double> m_normal;
};

/// The map from page pixels to picture pixels, and the picture's size.
QTransform geometry(QSize size, const Damage& damage, Dice& dice, QSize& outSize)
{
    const QPolygonF page {{QPointF(0, 0), QPointF(size.width(), 0),
        QPointF(size.width(), size.height()), QPointF(0, size.height())}};
    QTransform turn;
    turn.rotate(damage.rotationDeg);
    QPolygonF moved = turn.map(page);
    const double reach = damage.perspective * std::min(size.width(), size.height());
    for (QPointF& corner : moved)
        corner += QPointF(dice.between(-reach, reach), dice.between(-reach, reach));
    QRectF box = moved.boundingRect();
    if (damage.onTable)
        box.adjust(
            -0.04 * box.width(), -0.04 * box.height(), 0.04 * box.width(), 0.04 * box.height());
    moved.translate(-box.topLeft());
    outSize = box.size().toSize();
    QTransform map;
    QTransform::quadToQuad(page, moved, map);
    return map;
}

void boxBlurRows(QImage& image, int radius)
{
    const int channels = 3;
    std::vector<uchar> before(static_cast<std::size_t>(image.width() * channels));
    for (int y = 0; y < image.height(); ++y) {
        uchar* line = image.scanLine(y);
        std::copy_n(line, before.size(), before.begin());
        for (int x = 0; x < image.width(); ++x) {
            for (int c = 0; c < channels; ++c) {
                int sum = 0;
                int count = 0;
                for (int k = std::max(0, x - radius); k <= std::min(image.width() - 1, x + radius);
                    ++k, ++count)
                    sum += before[static_cast<std::size_t>(k * channels + c)];
                line[x * channels + c] = static_cast<uchar>(sum / count);
            }
        }
    }
}

void blur(QImage& image, double radius)
{
    const int r = static_cast<int>(std::lround(radius));
    if (r < 1)
        return;
    const QTransform turn = QTransform().rotate(90);
    const QTransform back = QTransform().rotate(-90);
    boxBlurRows(image, r);
    image = image.transformed(turn).convertToFormat(QImage::Format_RGB888);
    boxBlurRows(image, r);
    image = image.transformed(back).convertToFormat(QImage::Format_RGB888);
}

void light(QImage& image, const Damage& damage, Dice& dice)
{
    const double angle = dice.between(0, 6.28);
    const double edge = dice.between(0.3, 0.7);
    for (int y = 0; y < image.height(); ++y) {
        uchar* line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            const double along = std::cos(angle) * (static_cast<double>(x) / image.width() - 0.5)
                + std::sin(angle) * (static_cast<double>(y) / image.height() - 0.5) + 0.5;
            const double shade = 1 - damage.shadow * 0.5 / (1 + std::exp(-(along - edge) * 12));
            for (int c = 0; c < 3; ++c) {
                const double value = line[x * 3 + c] * shade
                    + (damage.noise > 0 ? damage.noise * dice.normal() : 0);
                line[x * 3 + c] = static_cast<uchar>(std::clamp(value, 0.0, 255.0));
            }
        }
    }
}

} // namespace

Damage randomScanDamage(unsigned seed)
{
    Dice dice(seed);
    Damage damage;
    damage.rotationDeg = dice.between(-3, 3);
    damage.noise = dice.between(0, 8);
    damage.blurPx = dice.between(0, 1.2);
    damage.grey = dice.between(0, 1) < 0.3;
    return damage;
}

Damage randomPhotoDamage(unsigned seed)
{
    Dice dice(seed);
    Damage damage;
    damage.rotationDeg = dice.between(-20, 20);
    damage.perspective = dice.between(0.02, 0.08);
    damage.shadow = dice.between(0, 0.8);
    damage.blurPx = dice.between(0, 1.6);
    damage.noise = dice.between(1, 8);
    damage.onTable = true;
    return damage;
}

DrawnPage damaged(const DrawnPage& page, const Damage& damage, unsigned seed)
{
    Dice dice(seed);
    QSize size;
    const QTransform map = geometry(page.image.size(), damage, dice, size);
    DrawnPage out = page;
    QImage canvas(size, QImage::Format_RGB32);
    canvas.fill(damage.onTable ? QColor(110, 80, 55) : QColor(250, 250, 250));
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(map);
    painter.drawImage(0, 0, page.image);
    painter.end();
    out.image = damage.grey
        ? canvas.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB888)
        : canvas.convertToFormat(QImage::Format_RGB888);
    if (damage.shadow > 0 || damage.noise > 0)
        light(out.image, damage, dice);
    blur(out.image, damage.blurPx);

    const QPointF half(0.5, 0.5); // truth counts from pixel centres, painters from pixel corners
    const auto moved = [&](QPointF point) { return map.map(point + half) - half; };
    for (LeadTrace& trace : out.truth.leads)
        std::ranges::transform(trace.pathPx, trace.pathPx.begin(), moved);
    std::ranges::transform(out.truth.page.cornersPx, out.truth.page.cornersPx.begin(), moved);
    out.truth.source.widthPx = size.width();
    out.truth.source.heightPx = size.height();
    out.truth.page.pxPerMm.reset(); // no longer one number
    return out;
}

} // namespace ecgscan
