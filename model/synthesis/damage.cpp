// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/damage.h"

#include "model/synthesis/warp.h"

#include <QBuffer>
#include <QImageReader>
#include <QLineF>
#include <QPolygonF>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr double kSharpenPx = 1.5; ///< Reach of the halos.
constexpr int kMeshPx = 8; ///< Between the points where the warp is worked out.

enum Stream : std::uint64_t {
    kKindStream = 21,
    kPlaceStream,
    kLightStream,
    kNoiseStream,
    kPrintStream
};

cv::Scalar toScalar(const QColor& colour)
{
    return {static_cast<double>(colour.red()), static_cast<double>(colour.green()),
        static_cast<double>(colour.blue())};
}

/// A picture over the pixels of an image, which must outlive it and is not shared.
cv::Mat3b pixelsOf(QImage& image)
{
    return {image.height(), image.width(), reinterpret_cast<cv::Vec3b*>(image.bits()),
        static_cast<std::size_t>(image.bytesPerLine())};
}

/// A smooth field of that size, 0..1, of clouds about cellPx wide.
cv::Mat1f clouds(cv::Size size, double cellPx, Dice& dice)
{
    cv::Mat1f coarse(std::max(2, cvRound(size.height / cellPx) + 1),
        std::max(2, cvRound(size.width / cellPx) + 1));
    for (float& value : coarse)
        value = static_cast<float>(dice.unit());
    cv::Mat1f fine;
    cv::resize(coarse, fine, size, 0, 0, cv::INTER_CUBIC);
    for (float& value : fine)
        value = std::clamp(value, 0.f, 1.f);
    return fine;
}

/// What lies round the page: a table with a grain, or the lid of the scanner.
cv::Mat3b surround(const Damage& damage, cv::Size size, Dice& dice)
{
    const double angle = dice.between(0, std::numbers::pi);
    const double wave = dice.between(15, 60);
    if (!damage.onTable)
        return {size, cv::Vec3b(250, 250, 250)};
    const cv::Scalar colour = toScalar(dice.pick({QColor(110, 80, 55), QColor(55, 55, 60),
        QColor(165, 130, 90), QColor(90, 60, 110), QColor(200, 200, 205)}));
    cv::Mat3b out(size);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double along = std::cos(angle) * x + std::sin(angle) * y;
            const double across = std::cos(angle) * y - std::sin(angle) * x;
            const double grain
                = 1 + 0.06 * std::sin(across / wave + 2 * std::sin(along / (20 * wave)));
            for (int c = 0; c < 3; ++c)
                out(y, x)[c] = cv::saturate_cast<uchar>(colour[c] * grain);
        }
    }
    return out;
}

/// The light of the room: its colour, its fall-off, and the edge of somebody's shadow.
class Illumination {
public:
    Illumination(const Damage& damage, cv::Size size, Dice& dice)
        : m_shadow(damage.shadow)
        , m_size(size)
        , m_angle(dice.between(0, 2 * std::numbers::pi))
        , m_edge(dice.between(-0.3, 0.3))
        , m_sharpness(dice.between(4, 60))
        , m_colour(1 + 0.08 * damage.warmth, 1 + 0.02 * damage.warmth, 1 - 0.15 * damage.warmth)
    {
    }

    cv::Scalar colour() const { return m_colour; }
    double level(double pictureX, double pictureY) const
    {
        const double x = pictureX / m_size.width - 0.5;
        const double y = pictureY / m_size.height - 0.5;
        const double along = std::cos(m_angle) * x + std::sin(m_angle) * y;
        const double inShadow = 1 / (1 + std::exp(-(along - m_edge) * m_sharpness));
        return (1 - 0.55 * m_shadow * inShadow) * (1 - 0.25 * m_shadow * (x * x + y * y));
    }

private:
    double m_shadow;
    cv::Size m_size;
    double m_angle, m_edge, m_sharpness;
    cv::Scalar m_colour;
};

/// Where each pixel of the picture lies on the page, worked out on a mesh and interpolated.
cv::Mat2f pagePositions(const Warp& warp, cv::Size size)
{
    const cv::Size cells(size.width / kMeshPx + 2, size.height / kMeshPx + 2);
    cv::Mat2f mesh(cells);
    for (int y = 0; y < cells.height; ++y) {
        for (int x = 0; x < cells.width; ++x) {
            const QPointF at = warp.toPage(QPointF(x * kMeshPx, y * kMeshPx));
            mesh(y, x) = {static_cast<float>(at.x()), static_cast<float>(at.y())};
        }
    }
    cv::Mat2f out(size);
    for (int y = 0; y < size.height; ++y) {
        const float down = static_cast<float>(y % kMeshPx) / kMeshPx;
        const cv::Vec2f* above = mesh[y / kMeshPx];
        const cv::Vec2f* below = mesh[y / kMeshPx + 1];
        for (int x = 0; x < size.width; ++x) {
            const int cell = x / kMeshPx;
            const float right = static_cast<float>(x % kMeshPx) / kMeshPx;
            out(y, x) = (1 - down) * ((1 - right) * above[cell] + right * above[cell + 1])
                + down * ((1 - right) * below[cell] + right * below[cell + 1]);
        }
    }
    return out;
}

cv::Mat3b photographed(const cv::Mat3b& page, const Warp& warp, const Damage& damage, Dice& dice)
{
    const cv::Size size(warp.pictureSize().width(), warp.pictureSize().height());
    cv::Mat3b out = surround(damage, size, dice);
    const Illumination illumination(damage, size, dice);
    const cv::Mat2f positions = pagePositions(warp, size);
    cv::Mat3b paper;
    cv::remap(page, paper, positions, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const cv::Scalar tint = illumination.colour();
    const bool isLit = damage.shadow > 0 || damage.warmth != 0 || damage.folds > 0;
    for (int y = 0; y < size.height; ++y) {
        double level = 1;
        for (int x = 0; x < size.width; ++x) {
            const cv::Vec2f at = positions(y, x);
            const bool onPage = at[0] >= -0.5f && at[1] >= -0.5f
                && at[0] < static_cast<float>(page.cols) - 0.5f
                && at[1] < static_cast<float>(page.rows) - 0.5f;
            cv::Vec3b& pixel = out(y, x);
            if (onPage)
                pixel = paper(y, x);
            if (!isLit)
                continue;
            if (x % 4 == 0)
                level = illumination.level(x, y);
            const double light = onPage && damage.folds > 0 ? level
                    * warp.light(QPointF(static_cast<double>(at[0]), static_cast<double>(at[1])))
                                                            : level;
            for (int c = 0; c < 3; ++c)
                pixel[c] = cv::saturate_cast<uchar>(pixel[c] * light * tint[c]);
        }
    }
    return out;
}

/// What happened to the paper itself: it faded, and the other side shows through.
void age(cv::Mat3b& page, const Damage& damage, Dice& dice)
{
    if (damage.bleedThrough > 0) {
        cv::Mat3b behind;
        cv::flip(page, behind, 1);
        cv::GaussianBlur(behind, behind, {}, page.cols / 900.0);
        cv::Mat faint, product;
        behind.convertTo(faint, CV_8U, damage.bleedThrough, 255 * (1 - damage.bleedThrough));
        cv::multiply(page, faint, product, 1 / 255.0);
        page = product;
    }
    if (damage.fade > 0) {
        const cv::Mat1f where = clouds(page.size(), page.cols / 6.0, dice);
        const auto most = static_cast<float>(damage.fade);
        for (int y = 0; y < page.rows; ++y) {
            for (int x = 0; x < page.cols; ++x) {
                const float kept = 1 - most * (0.4f + 0.6f * where(y, x));
                for (int c = 0; c < 3; ++c)
                    page(y, x)[c] = cv::saturate_cast<uchar>(
                        250 - (250 - static_cast<float>(page(y, x)[c])) * kept);
            }
        }
    }
}

void addMoire(cv::Mat3b& picture, double strength, Dice& dice)
{
    const double angle = dice.between(0, std::numbers::pi), period = dice.between(3, 40);
    const double kx = 2 * std::numbers::pi * std::cos(angle) / period;
    const double ky = 2 * std::numbers::pi * std::sin(angle) / period;
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            for (int c = 0; c < 3; ++c) {
                const double wave = std::sin(kx * x + ky * y + c * 2.1);
                picture(y, x)[c] = cv::saturate_cast<uchar>(
                    picture(y, x)[c] * (1 - 0.12 * strength * (1 + wave)));
            }
        }
    }
}

void blur(cv::Mat3b& picture, const Damage& damage, Dice& dice)
{
    if (damage.blurPx >= 0.2)
        cv::GaussianBlur(picture, picture, {}, damage.blurPx);
    if (damage.motionPx < 1)
        return;
    const int side = cvCeil(damage.motionPx) | 1;
    cv::Mat1f streak(side, side, 0.f);
    const double angle = dice.between(0, std::numbers::pi), half = damage.motionPx / 2;
    const cv::Point2d middle(side / 2, side / 2);
    const cv::Point2d reach(half * std::cos(angle), half * std::sin(angle));
    cv::line(streak, middle - reach, middle + reach, cv::Scalar(1), 1, cv::LINE_AA);
    cv::filter2D(picture, picture, -1, streak / cv::sum(streak)[0]);
}

void sharpen(cv::Mat3b& picture, double strength)
{
    cv::Mat3b soft;
    cv::GaussianBlur(picture, soft, {}, kSharpenPx);
    cv::addWeighted(picture, 1 + strength, soft, -strength, 0, picture);
}

void addNoise(cv::Mat3b& picture, double deviation, Dice& dice)
{
    cv::RNG random(static_cast<std::uint64_t>(dice.below(1ULL << 40)) + 1);
    cv::Mat3s noise(picture.size());
    random.fill(noise, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(deviation));
    cv::add(picture, noise, picture, cv::noArray(), CV_8U);
}

/// A threshold against the neighbourhood, as fax machines and "document" modes use it.
void makeBilevel(cv::Mat3b& picture)
{
    cv::Mat1b grey, level;
    cv::cvtColor(picture, grey, cv::COLOR_RGB2GRAY);
    cv::blur(grey, level, {61, 61});
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const bool black = grey(y, x) < 0.80 * level(y, x);
            picture(y, x) = black ? cv::Vec3b(0, 0, 0) : cv::Vec3b(255, 255, 255);
        }
    }
}

QImage compressed(const QImage& image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", quality);
    QImageReader::setAllocationLimit(0); // a page drawn here may be larger than what is foreign may
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

QRectF movedBox(const QRectF& box, const Warp& warp)
{
    QPolygonF corners(box);
    std::ranges::transform(
        corners, corners.begin(), [&](QPointF corner) { return warp.toPicture(corner); });
    return corners.boundingRect();
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
    Dice print(seed, kPrintStream);
    const Warp warp(page.image.size(), damage, place);
    QImage paper = page.image.copy();
    cv::Mat3b pixels = pixelsOf(paper);
    age(pixels, damage, print);
    cv::Mat3b picture = photographed(pixels, warp, damage, light);
    blur(picture, damage, print);
    if (damage.moire > 0)
        addMoire(picture, damage.moire, print);
    if (damage.noise > 0)
        addNoise(picture, damage.noise, noise);
    if (damage.sharpen > 0)
        sharpen(picture, damage.sharpen);
    if (damage.bilevel)
        makeBilevel(picture);
    DrawnPage out {QImage(picture.cols, picture.rows, QImage::Format_RGB888), page.truth, page.rows,
        page.names};
    picture.copyTo(pixelsOf(out.image));
    if (damage.grey)
        out.image = out.image.convertToFormat(QImage::Format_Grayscale8)
                        .convertToFormat(QImage::Format_RGB888);
    if (damage.jpegQuality > 0)
        out.image = compressed(out.image, damage.jpegQuality);
    moveTruth(out.truth, warp);
    std::ranges::transform(out.names, out.names.begin(),
        [&](const QRectF& box) { return box.isNull() ? box : movedBox(box, warp); });
    return out;
}

} // namespace ecgscan
