// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/printed_scale.h"

#include <opencv2/imgproc.hpp>

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

const std::vector<double> kSpeeds = {25, 50}, kGains = {5, 10, 20, 40}; ///< That machines print.
constexpr double kTextPxPerMm = 10; ///< Letters of 2 to 3 mm then have 20 to 30 pixels.
constexpr double kLeastBandMm = 4;
constexpr double kHighestBandMm = 45; ///< More is no margin, but a table or an empty page.
constexpr double kBesideRowMm = 6; ///< Below the middle of the last row, above that of the first.

/// The number before a unit, if it is one of those that machines print.
std::optional<double> numberBefore(
    const QString& unit, const QString& text, const std::vector<double>& usual)
{
    const QRegularExpression pattern(
        u"(?<![\\d.,])(\\d{1,2}(?:[.,]0)?) ?mm ?[/|I1l\\\\]? ?"_s + unit,
        QRegularExpression::CaseInsensitiveOption);
    for (const QRegularExpressionMatch& match : pattern.globalMatch(text)) {
        const double value = match.captured(1).replace(u',', u'.').toDouble();
        if (std::ranges::find(usual, value) != usual.end())
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
    static const QString kPerMv = u" ?mm ?[/|I1l\\\\]? ?m ?[vy]"_s;
    static const QRegularExpression kTwoGains(
        u"(?<![\\d.,/])(\\d{1,2})(?:[.,]0)? ?/ ?(\\d{1,2}(?:[.,]\\d)?)"_s + kPerMv,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kChestGain(
        u"(?:chest|prec\\w*|\\bv|\\bc) ?[:=]? ?(\\d{1,2}(?:[.,]\\d)?)"_s + kPerMv,
        QRegularExpression::CaseInsensitiveOption);
    const auto number = [](QString digits) { return digits.replace(u',', u'.').toDouble(); };
    double chest = 0, limb = 0;
    if (const auto both = kTwoGains.match(plain); both.hasMatch()) {
        limb = number(both.captured(1));
        chest = number(both.captured(2));
    } else if (const auto own = kChestGain.match(plain); own.hasMatch()) {
        chest = number(own.captured(1));
        plain.remove(own.capturedStart(), own.capturedLength()); // the limb leads' is another one
    }
    PrintedScale scale {numberBefore(u"s(?:ec)?\\b"_s, plain, kSpeeds),
        numberBefore(u"m ?[vy]"_s, plain, kGains), std::nullopt};
    const bool isPair
        = std::ranges::find(kGains, limb) != kGains.end() && (chest == limb / 2 || chest == limb);
    if (isPair)
        scale.mmPerMv = limb;
    if (!scale.mmPerMv && std::ranges::find(kGains, chest) != kGains.end() && limb == 0)
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
