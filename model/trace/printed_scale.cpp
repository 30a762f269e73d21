// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/printed_scale.h"

#include <opencv2/imgproc.hpp>

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <span>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kTextPxPerMm = 10; ///< Letters of 2 to 3 mm then have 20 to 30 pixels.
constexpr double kLeastBandMm = 4;
constexpr double kHighestBandMm = 45; ///< More is no margin, but a table or an empty page.
constexpr double kBesideRowMm = 6; ///< Below the middle of the last row, above that of the first.

// Patterns of units, as readers of text confuse them.
constexpr QStringView kPerSecond = u" ?mm ?[/|I1l\\\\]? ?s(?:ec)?\\b";
constexpr QStringView kPerMillivolt = u" ?mm ?[/|I1l\\\\]? ?m ?[vy]";

double number(QString digits)
{
    return digits.replace(u',', u'.').toDouble();
}

bool isOneOf(std::span<const double> usual, double value)
{
    return std::ranges::find(usual, value) != usual.end();
}

/// The number before a unit, if it is one of those that machines print.
std::optional<double> numberBefore(
    QStringView unit, const QString& text, std::span<const double> usual)
{
    const QRegularExpression pattern(
        u"(?<![\\d.,])(\\d{1,2}(?:[.,]0)?)"_s + unit, QRegularExpression::CaseInsensitiveOption);
    for (const QRegularExpressionMatch& match : pattern.globalMatch(text)) {
        const double value = number(match.captured(1));
        if (isOneOf(usual, value))
            return value;
    }
    return std::nullopt;
}

cv::Mat1b darkOnWhite(const InkMap& map, int top, int bottom)
{
    cv::Mat1b band;
    map.ink.rowRange(top, bottom).convertTo(band, CV_8U, -255, 255);
    const double scale = kTextPxPerMm / map.pxPerMm;
    cv::resize(band, band, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return band;
}

} // namespace

PrintedScale scaleIn(const QString& text)
{
    QString plain = text.simplified();
    static const QRegularExpression kLetterInNumber(u"(?<=\\d)[oO]"_s);
    plain.replace(kLetterInNumber, u"0"_s);
    static const QRegularExpression kTwoGains(
        u"(?<![\\d.,/])(\\d{1,2})(?:[.,]0)? ?/ ?(\\d{1,2}(?:[.,]\\d)?)"_s + kPerMillivolt,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kChestGain(
        u"(?:chest|prec\\w*|\\bv|\\bc) ?[:=]? ?(\\d{1,2}(?:[.,]\\d)?)"_s + kPerMillivolt,
        QRegularExpression::CaseInsensitiveOption);
    double chest = 0, limb = 0;
    if (const auto both = kTwoGains.match(plain); both.hasMatch()) {
        limb = number(both.captured(1));
        chest = number(both.captured(2));
    } else if (const auto own = kChestGain.match(plain); own.hasMatch()) {
        chest = number(own.captured(1));
        plain.remove(own.capturedStart(), own.capturedLength()); // the limb leads' is another one
    }
    PrintedScale scale {numberBefore(kPerSecond, plain, kUsualSpeeds),
        numberBefore(kPerMillivolt, plain, kUsualGains), std::nullopt};
    if (isOneOf(kUsualGains, limb) && (chest == limb / 2 || chest == limb))
        scale.mmPerMv = limb;
    if (!scale.mmPerMv && isOneOf(kUsualGains, chest) && limb == 0)
        scale.mmPerMv = chest; // the only one that is printed
    else if (scale.mmPerMv && chest == *scale.mmPerMv / 2)
        scale.chestMmPerMv = chest;
    return scale;
}

std::vector<cv::Mat1b> scaleBands(const InkMap& map, const std::vector<TraceRow>& rows)
{
    std::vector<cv::Mat1b> bands;
    if (rows.empty())
        return bands;
    const int beside = map.wholePx(kBesideRowMm), least = map.wholePx(kLeastBandMm);
    const int height = map.ink.rows, most = map.wholePx(kHighestBandMm);
    const auto add = [&](int top, int bottom) {
        if (bottom - top >= least)
            bands.push_back(darkOnWhite(map, top, bottom));
    };
    const int below = std::clamp(cvRound(rows.back().middleY()) + beside, 0, height);
    add(below, std::min(height, below + most));
    add(0, std::clamp(cvRound(rows.front().middleY()) - beside, 0, std::min(height, most)));
    return bands;
}

PrintedScale readPrintedScale(const std::vector<cv::Mat1b>& bands, TextReader& reader)
{
    PrintedScale scale;
    for (const cv::Mat1b& band : bands) {
        if (scale.isComplete())
            break;
        const PrintedScale found = scaleIn(reader.read(band));
        scale.mmPerS = scale.mmPerS ? scale.mmPerS : found.mmPerS;
        scale.chestMmPerMv = scale.mmPerMv ? scale.chestMmPerMv : found.chestMmPerMv;
        scale.mmPerMv = scale.mmPerMv ? scale.mmPerMv : found.mmPerMv;
    }
    return scale;
}

} // namespace ecgscan
