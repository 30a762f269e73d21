// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/reading_quality.h"

#include "model/core/quantile.h"
#include "model/trace/pen_line.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace ecgscan {

namespace {

constexpr double kLeastDb = -3, kMostDb = 32; ///< What is predicted.
constexpr double kLeastMisfit = 0.02, kUnknownMisfit = 0.1;
constexpr double kLeastLawMisfit = 1e-3, kUnknownLawMisfit = 0.01;
constexpr double kNearMm = 3; ///< Between the pens of two rows.
constexpr double kNoPerspective = 0.002, kNoCrossing = 0.003;
constexpr double kStraightDeg = 0.03;
constexpr double kUsualDb = 20; ///< The network's own figure says less above it.
constexpr double kFewMissing = 0.03; ///< Share of samples.
constexpr double kOnlyRowMm = 60, kLeastGapMm = 5, kLeastHeightMm = 1;

// The prediction's constant and its factors, each for a dB where nothing else is said.
constexpr double kConstant = -16.06;
constexpr double kOwn = 0.548, kOwnAbove = -0.400; ///< What the standard deviations say.
constexpr double kSlopes = -0.533; ///< Energy of the slopes against that of the signal.
constexpr double kMisfitAbove = -1.167, kPageMisfit = -0.417; ///< Above the page's median.
constexpr double kUnread = -731; ///< For all samples of a stretch.
constexpr double kPerspective = -1.405, kCrossed = -1.607, kLawMisfit = -1.408; ///< For a decade.
constexpr double kStraight = 1.269;
constexpr double kGain = -1.187, kSpeed = -2.010, kGap = 1.098; ///< For each doubling.
constexpr double kHeightAbove = -2.681; ///< Of the waves above the distance between the rows.

double decibel(double ratio)
{
    return 10 * std::log10(ratio);
}

/// Of the samples that were read.
struct SampleFacts {
    double varianceMv2 = 0, errorMv2 = 0; ///< Of a sample.
    double slopeMv2 = 0; ///< Squares of the steps between samples, summed, for each sample.
    double heightMv = 0; ///< From the lowest to the highest.
    double known = 0; ///< Share.
};

SampleFacts factsOf(const LeadTrace& lead)
{
    SampleFacts facts;
    double sum = 0, squares = 0, count = 0;
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    std::optional<double> before;
    for (std::size_t k = 0; k < lead.samplesMv.size(); ++k) {
        const auto sample = static_cast<double>(lead.samplesMv[k]);
        if (!std::isfinite(sample)) {
            before.reset();
            continue;
        }
        ++count;
        sum += sample;
        squares += sample * sample;
        lowest = std::min(lowest, sample);
        highest = std::max(highest, sample);
        const bool hasSd = k < lead.sdMv.size() && std::isfinite(lead.sdMv[k]);
        facts.errorMv2 += std::pow(hasSd ? static_cast<double>(lead.sdMv[k]) : kInkSdMv, 2);
        facts.slopeMv2 += before ? std::pow(sample - *before, 2) : 0;
        before = sample;
    }
    if (count == 0)
        return {};
    facts.varianceMv2 = squares / count - std::pow(sum / count, 2);
    facts.errorMv2 /= count;
    facts.slopeMv2 /= count;
    facts.heightMv = highest - lowest;
    facts.known = count / static_cast<double>(lead.samplesMv.size());
    return facts;
}

double misfitDb(double misfit)
{
    return 2 * decibel(std::max(misfit, kLeastMisfit));
}

/// Of those that are known.
double medianMisfit(std::span<const StretchQuality> qualities)
{
    std::vector<double> known;
    for (const StretchQuality& quality : qualities) {
        if (quality.misfit > 0)
            known.push_back(quality.misfit);
    }
    return known.empty() ? kUnknownMisfit : median(std::move(known));
}

double predictedDb(const SampleFacts& samples, const StretchQuality& quality, double pageMisfit,
    const PageQuality& page)
{
    if (!(samples.varianceMv2 > 0))
        return kLeastDb;
    const double own = decibel(samples.varianceMv2 / std::max(samples.errorMv2, 1e-7));
    const double misfit
        = misfitDb(quality.misfit > 0 ? quality.misfit : pageMisfit) - misfitDb(pageMisfit);
    const double law = std::max(page.lawMisfit.value_or(kUnknownLawMisfit), kLeastLawMisfit);
    const double height = std::max(samples.heightMv * quality.mmPerMv, kLeastHeightMm)
        / std::max(page.rowGapMm, kLeastGapMm);
    const double db = kConstant + kOwn * own + kOwnAbove * std::max(0.0, own - kUsualDb)
        + kSlopes * decibel(std::max(samples.slopeMv2, 1e-9) / samples.varianceMv2)
        + kMisfitAbove * std::max(0.0, misfit) + kPageMisfit * misfitDb(pageMisfit)
        + kUnread * std::min(1 - samples.known, kFewMissing)
        + kPerspective * std::log10(page.perspective + kNoPerspective)
        + kCrossed * std::log10(quality.crossed + kNoCrossing) + kLawMisfit * std::log10(law)
        + (page.isStraight ? kStraight : 0) + kGain * std::log2(quality.mmPerMv / 10)
        + kSpeed * std::log2(page.mmPerS / 25) + kGap * std::log2(page.rowGapMm / 25)
        + kHeightAbove * std::max(0.0, std::log2(height));
    return std::clamp(db, kLeastDb, kMostDb);
}

} // namespace

double perspectiveOf(const std::array<QPointF, 4>& cornersPx)
{
    const auto side
        = [&](std::size_t k) { return QLineF(cornersPx[k], cornersPx[(k + 1) % 4]).length(); };
    if (side(0) <= 0 || side(1) <= 0 || side(2) <= 0 || side(3) <= 0)
        return 0;
    return std::abs(std::log(side(0) / side(2))) + std::abs(std::log(side(1) / side(3)));
}

bool isStraight(const std::array<QPointF, 4>& cornersPx)
{
    const double degrees = QLineF(cornersPx[0], cornersPx[1]).angle(); // 0 to 360
    return std::abs(std::remainder(degrees, 90)) < kStraightDeg;
}

double rowGapMm(const PageLayout& layout, const std::vector<PenLine>& pens, double pxPerMm)
{
    Q_ASSERT(pens.size() == layout.stretches.size());
    std::map<int, std::vector<double>> byRow;
    for (std::size_t k = 0; k < pens.size(); ++k) {
        if (const auto level = medianOfKnown(pens[k].y))
            byRow[layout.stretches[k].row].push_back(static_cast<double>(*level));
    }
    std::vector<double> levels, gaps;
    for (const auto& [row, own] : byRow)
        levels.push_back(median(own));
    for (std::size_t k = 1; k < levels.size(); ++k)
        gaps.push_back(std::abs(levels[k] - levels[k - 1]) / pxPerMm);
    return gaps.empty() ? kOnlyRowMm : std::max(median(std::move(gaps)), 1.0);
}

std::vector<double> crossedShares(
    const PageLayout& layout, const std::vector<PenLine>& pens, double pxPerMm)
{
    Q_ASSERT(pens.size() == layout.stretches.size());
    std::vector<double> shares;
    for (std::size_t own = 0; own < pens.size(); ++own) {
        const PenLine& pen = pens[own];
        const auto level = static_cast<double>(medianOfKnown(pen.y).value_or(0));
        double all = 0, crossed = 0;
        for (std::size_t k = 0; k < pen.y.size(); ++k) {
            const auto y = static_cast<double>(pen.y[k]);
            if (!std::isfinite(y))
                continue;
            const double x = pen.x(k);
            bool isNear = false;
            for (std::size_t other = 0; other < pens.size() && !isNear; ++other) {
                isNear = layout.stretches[other].row != layout.stretches[own].row
                    && std::abs(pens[other].at(x) - y) < kNearMm * pxPerMm;
            }
            all += (y - level) * (y - level);
            crossed += isNear ? (y - level) * (y - level) : 0;
        }
        shares.push_back(all > 0 ? crossed / all : 0);
    }
    return shares;
}

double rateLeads(std::vector<LeadTrace>& leads, std::span<const StretchQuality> qualities,
    const PageQuality& page)
{
    Q_ASSERT(leads.size() == qualities.size());
    const double pageMisfit = medianMisfit(qualities);
    double signal = 0, error = 0;
    for (std::size_t k = 0; k < leads.size(); ++k) {
        const SampleFacts samples = factsOf(leads[k]);
        const double wrong = std::min(
            1.0, std::pow(10, -predictedDb(samples, qualities[k], pageMisfit, page) / 10));
        leads[k].confidence = 1 - wrong;
        const double energy = samples.varianceMv2 * static_cast<double>(leads[k].samplesMv.size());
        signal += energy;
        error += energy * wrong;
    }
    return signal > 0 ? 1 - error / signal : 0;
}

} // namespace ecgscan
