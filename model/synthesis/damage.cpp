// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/damage.h"

#include "model/synthesis/warp.h"

#include <QBuffer>
#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr int kChannels = 3;

enum Stream : std::uint64_t { kKindStream = 21, kPlaceStream, kLightStream, kNoiseStream };

using Colour = std::array<double, kChannels>;

Colour toColour(const QColor& colour)
{
    return {static_cast<double>(colour.red()), static_cast<double>(colour.green()),
        static_cast<double>(colour.blue())};
}

uchar toLevel(double value)
{
    return static_cast<uchar>(std::clamp(value + 0.5, 0.0, 255.0));
}

/// Bilinear; point inside [0, width - 1] x [0, height - 1] after clamping.
Colour sample(const QImage& image, QPointF point)
{
    const double x = std::clamp(point.x(), 0.0, image.width() - 1.001);
    const double y = std::clamp(point.y(), 0.0, image.height() - 1.001);
    const int column = static_cast<int>(x);
    const int row = static_cast<int>(y);
    const double fx = x - column;
    const double fy = y - row;
    const uchar* above = image.constScanLine(row) + column * kChannels;
    const uchar* below = image.constScanLine(row + 1) + column * kChannels;
    Colour out {};
    for (std::size_t c = 0; c < kChannels; ++c)
        out[c] = (1 - fy) * ((1 - fx) * above[c] + fx * above[c + kChannels])
            + fy * ((1 - fx) * below[c] + fx * below[c + kChannels]);
    return out;
}

/// What lies round the page: a table with a grain, or the lid of the scanner.
class Surround {
public:
    Surround(const Damage& damage, Dice& dice)
        : m_grained(damage.onTable)
        , m_angle(dice.between(0, std::numbers::pi))
        , m_wave(dice.between(15, 60))
    {
        m_colour = damage.onTable
            ? toColour(dice.pick({QColor(110, 80, 55), QColor(55, 55, 60), QColor(165, 130, 90),
                  QColor(90, 60, 110), QColor(200, 200, 205)}))
            : toColour(QColor(250, 250, 250));
    }

    Colour at(QPointF picture) const
    {
        if (!m_grained)
            return m_colour;
        const double along = std::cos(m_angle) * picture.x() + std::sin(m_angle) * picture.y();
        const double across = std::cos(m_angle) * picture.y() - std::sin(m_angle) * picture.x();
        const double grain
            = 1 + 0.06 * std::sin(across / m_wave + 2 * std::sin(along / (20 * m_wave)));
        return {m_colour[0] * grain, m_colour[1] * grain, m_colour[2] * grain};
    }

private:
    bool m_grained;
    double m_angle, m_wave;
    Colour m_colour;
};

/// The light of the room: its colour, its fall-off, and the edge of somebody's shadow.
class Illumination {
public:
    Illumination(const Damage& damage, QSize size, Dice& dice)
        : m_shadow(damage.shadow)
        , m_size(size)
        , m_angle(dice.between(0, 2 * std::numbers::pi))
        , m_edge(dice.between(-0.3, 0.3))
        , m_sharpness(dice.between(4, 60))
    {
        m_colour = {1 + 0.08 * damage.warmth, 1 + 0.02 * damage.warmth, 1 - 0.15 * damage.warmth};
    }

    Colour at(QPointF picture) const
    {
        const double x = picture.x() / m_size.width() - 0.5;
        const double y = picture.y() / m_size.height() - 0.5;
        const double along = std::cos(m_angle) * x + std::sin(m_angle) * y;
        const double inShadow = 1 / (1 + std::exp(-(along - m_edge) * m_sharpness));
        const double level
            = (1 - 0.55 * m_shadow * inShadow) * (1 - 0.25 * m_shadow * (x * x + y * y));
        return {m_colour[0] * level, m_colour[1] * level, m_colour[2] * level};
    }

private:
    double m_shadow;
    QSize m_size;
    double m_angle, m_edge, m_sharpness;
    Colour m_colour;
};

QImage photographed(const QImage& page, const Warp& warp, const Damage& damage, Dice& dice)
{
    const QSize size = warp.pictureSize();
    const Surround surround(damage, dice);
    const Illumination illumination(damage, size, dice);
    QImage out(size, QImage::Format_RGB888);
    for (int y = 0; y < size.height(); ++y) {
        uchar* line = out.scanLine(y);
        for (int x = 0; x < size.width(); ++x) {
            const QPointF at = warp.toPage(QPointF(x, y));
            const bool onPage = at.x() >= -0.5 && at.y() >= -0.5 && at.x() < page.width() - 0.5
                && at.y() < page.height() - 0.5;
            const Colour colour = onPage ? sample(page, at) : surround.at(QPointF(x, y));
            const Colour light = illumination.at(QPointF(x, y));
            const double paper = onPage ? warp.light(at) : 1;
            for (std::size_t c = 0; c < kChannels; ++c)
                line[x * kChannels + static_cast<int>(c)] = toLevel(colour[c] * light[c] * paper);
        }
    }
    return out;
}

std::vector<float> bell(double sigma)
{
    const int radius = static_cast<int>(std::ceil(2.5 * sigma));
    std::vector<float> weights;
    float sum = 0;
    for (int k = -radius; k <= radius; ++k) {
        weights.push_back(static_cast<float>(std::exp(-0.5 * k * k / (sigma * sigma))));
        sum += weights.back();
    }
    for (float& weight : weights)
        weight /= sum;
    return weights;
}

/// One direction of the blur: length pixels, step bytes apart, in place.
void blurLine(uchar* first, int length, qsizetype step, const std::vector<float>& weights)
{
    const int radius = static_cast<int>(weights.size() / 2);
    std::vector<float> before(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i)
        before[static_cast<std::size_t>(i)] = first[i * step];
    for (int i = 0; i < length; ++i) {
        float sum = 0;
        for (int k = -radius; k <= radius; ++k)
            sum += weights[static_cast<std::size_t>(k + radius)]
                * before[static_cast<std::size_t>(std::clamp(i + k, 0, length - 1))];
        first[i * step] = toLevel(static_cast<double>(sum));
    }
}

void blur(QImage& image, double sigma)
{
    if (sigma < 0.2)
        return;
    const std::vector<float> weights = bell(sigma);
    for (int y = 0; y < image.height(); ++y) {
        for (int c = 0; c < kChannels; ++c)
            blurLine(image.scanLine(y) + c, image.width(), kChannels, weights);
    }
    uchar* bits = image.bits();
    for (int x = 0; x < image.width() * kChannels; ++x)
        blurLine(bits + x, image.height(), image.bytesPerLine(), weights);
}

void addNoise(QImage& image, double deviation, Dice& dice)
{
    for (int y = 0; y < image.height(); ++y) {
        uchar* line = image.scanLine(y);
        for (int x = 0; x < image.width() * kChannels; ++x)
            line[x] = toLevel(line[x] + deviation * dice.normal());
    }
}

QImage compressed(const QImage& image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", quality);
    return QImage::fromData(bytes).convertToFormat(QImage::Format_RGB888);
}

void moveTruth(Analysis& truth, const Warp& warp)
{
    const auto moved = [&](QPointF point) { return warp.toPicture(point); };
    for (LeadTrace& trace : truth.leads)
        std::ranges::transform(trace.pathPx, trace.pathPx.begin(), moved);
    auto& corners = truth.page.cornersPx;
    const auto outline = [&] {
        double length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length += QLineF(corners[i], corners[(i + 1) % 4]).length();
        return length;
    };
    const double before = outline();
    std::ranges::transform(corners, corners.begin(), moved);
    if (truth.page.pxPerMm && before > 0)
        truth.page.pxPerMm = *truth.page.pxPerMm * outline() / before;
    truth.source.widthPx = warp.pictureSize().width();
    truth.source.heightPx = warp.pictureSize().height();
}

} // namespace

Damage randomScanDamage(unsigned seed)
{
    Dice dice(seed, kKindStream);
    Damage damage;
    damage.rotationDeg = dice.between(-3, 3);
    damage.noise = dice.between(0, 6);
    damage.blurPx = dice.between(0, 0.9);
    damage.warmth = dice.between(-0.2, 0.3);
    damage.grey = dice.chance(0.3);
    damage.jpegQuality = dice.chance(0.5) ? 60 + static_cast<int>(dice.below(36)) : 0;
    return damage;
}

Damage randomPhotoDamage(unsigned seed)
{
    Dice dice(seed, kKindStream);
    Damage damage;
    damage.rotationDeg = dice.between(-20, 20);
    if (dice.chance(0.1)) // held sideways or upside down
        damage.rotationDeg += 90 * static_cast<double>(1 + dice.below(3));
    damage.perspective = dice.between(0.02, 0.08);
    damage.scale = dice.between(0.8, 1.3);
    damage.bend = dice.between(0, 0.008);
    damage.folds = static_cast<int>(dice.below(4));
    damage.shadow = dice.between(0, 0.8);
    damage.warmth = dice.between(-0.5, 1);
    damage.blurPx = dice.between(0.3, 1.4);
    damage.noise = dice.between(1, 7);
    damage.jpegQuality = 60 + static_cast<int>(dice.below(36));
    damage.onTable = true;
    return damage;
}

DrawnPage damaged(const DrawnPage& page, const Damage& damage, unsigned seed)
{
    Dice place(seed, kPlaceStream);
    Dice light(seed, kLightStream);
    Dice noise(seed, kNoiseStream);
    const Warp warp(page.image.size(), damage, place);
    DrawnPage out {photographed(page.image, warp, damage, light), page.truth};
    blur(out.image, damage.blurPx);
    if (damage.noise > 0)
        addNoise(out.image, damage.noise, noise);
    if (damage.grey)
        out.image = out.image.convertToFormat(QImage::Format_Grayscale8)
                        .convertToFormat(QImage::Format_RGB888);
    if (damage.jpegQuality > 0)
        out.image = compressed(out.image, damage.jpegQuality);
    moveTruth(out.truth, warp);
    return out;
}

} // namespace ecgscan
