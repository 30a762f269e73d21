// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/bend_field.h"

#include "model/core/quantile.h"
#include "model/scan/line_offsets.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <ranges>
#include <vector>

namespace ecgscan {

namespace {

constexpr double kSigmas[] = {0.6, 0.85, 1.2, 1.8, 2.6, 4.0}; ///< Nodes.
constexpr double kGain = 0.94; ///< Less smoothing must predict this much better,
constexpr double kBendGain = 0.75; ///< and any bend at all this much better than none: grids drawn
                                   ///< on whole pixels have lines that are off as a whole.
/// Times the median distance of a crossing from the sheet.
constexpr double kFarNearInk = 2.5, kFar = 3.5;
constexpr double kDoubted = 0.25; ///< Weight of a crossing that ink may have moved a little.
constexpr double kAlike = 0.6; ///< Share of its distance by which a neighbour's may differ,
constexpr int kFewestAlike = 3; ///< and how many of six must be alike.
/// Cells, for that median: a perfect net leaves next to nothing.
constexpr double kLeastNearInk = 0.006, kLeast = 0.012;
constexpr int kFillSteps = 60;

struct Smoothed {
    cv::Mat2d offset;
    double error = 0; ///< Median distance of a crossing from what its neighbours say.
    double sigma = 0;
};

cv::Mat2d masked(const BendField& field)
{
    cv::Mat2d offset = field.offset.clone();
    offset.forEach([&](cv::Vec2d& value, const int* at) { value *= field.known(at[0], at[1]); });
    return offset;
}

Smoothed smoothedBy(const BendField& field, double sigma)
{
    const cv::Mat2d offset = masked(field);
    const int side = 2 * cvCeil(2.5 * sigma) + 1;
    cv::Mat2d sum;
    cv::Mat1d weight;
    cv::GaussianBlur(offset, sum, {side, side}, sigma, sigma, cv::BORDER_CONSTANT);
    cv::GaussianBlur(field.known, weight, {side, side}, sigma, sigma, cv::BORDER_CONSTANT);
    const cv::Mat1d kernel = cv::getGaussianKernel(side, sigma);
    const double own = kernel(side / 2, 0) * kernel(side / 2, 0);

    Smoothed result {cv::Mat2d(offset.size(), cv::Vec2d(0, 0)), 0, sigma};
    std::vector<double> errors;
    for (int y = 0; y < offset.rows; ++y) {
        for (int x = 0; x < offset.cols; ++x) {
            if (field.known(y, x) <= 0)
                continue;
            result.offset(y, x) = sum(y, x) / weight(y, x);
            if (const double others = weight(y, x) - own; others > 1e-3 * own) {
                const cv::Vec2d guess = (sum(y, x) - own * offset(y, x)) / others;
                errors.push_back(cv::norm(guess - offset(y, x)));
            }
        }
    }
    result.error = errors.empty() ? 0 : median(errors);
    return result;
}

/// The smooth field and what of the rest is smooth, so that a bend is not flattened (Tukey's
/// twicing, 1977).
cv::Mat2d smoothedTwice(const BendField& field, double sigma)
{
    cv::Mat2d smooth = smoothedBy(field, sigma).offset;
    BendField rest {{}, field.known, field.nearInk};
    cv::subtract(field.offset, smooth, rest.offset);
    smooth += smoothedBy(rest, sigma).offset;
    return smooth;
}

double medianOffset(const BendField& field)
{
    std::vector<double> offsets;
    for (int y = 0; y < field.offset.rows; ++y) {
        for (int x = 0; x < field.offset.cols; ++x) {
            if (field.known(y, x) > 0)
                offsets.push_back(cv::norm(field.offset(y, x)));
        }
    }
    return offsets.empty() ? 0 : median(std::move(offsets));
}

/// As much smoothing as predicts a crossing best from its neighbours, the more the better.
Smoothed bestSmoothed(const BendField& field)
{
    std::optional<Smoothed> best;
    for (const auto sigma : std::views::reverse(kSigmas)) {
        Smoothed smoothed = smoothedBy(field, sigma);
        if (!best || smoothed.error < kGain * best->error)
            best = std::move(smoothed);
    }
    return *best;
}

/// Spreads what is known into the gaps and past the rim.
cv::Mat2d filled(const cv::Mat2d& offset, const cv::Mat1d& known)
{
    cv::Mat2d field = offset.clone();
    for (int step = 0; step < kFillSteps; ++step) {
        cv::Mat2d mean;
        cv::boxFilter(field, mean, -1, {3, 3}, {-1, -1}, true, cv::BORDER_REPLICATE);
        for (int y = 0; y < field.rows; ++y) {
            for (int x = 0; x < field.cols; ++x) {
                if (known(y, x) <= 0)
                    field(y, x) = mean(y, x);
            }
        }
    }
    return field;
}

/// Whether those before and after it on a line through the net are off in the same way: beside a
/// fold. A stroke of ink that was taken for a grid line pulls one or two crossings.
bool isAtFold(const BendField& field, const cv::Mat2d& off, cv::Point at)
{
    const cv::Rect net({}, off.size());
    const auto isAlike = [&](cv::Point near) {
        return net.contains(near) && field.known(near) > 0
            && cv::norm(off(near) - off(at)) < kAlike * cv::norm(off(at));
    };
    for (const cv::Point step :
        {cv::Point(1, 0), cv::Point(0, 1), cv::Point(1, 1), cv::Point(1, -1)}) {
        int alike = 0;
        for (const int k : {-3, -2, -1, 1, 2, 3})
            alike += isAlike(at + k * step) ? 1 : 0;
        if (alike >= kFewestAlike)
            return true;
    }
    return false;
}

/// Without the crossings that lie far from the smooth sheet, unless they are beside a fold and away
/// from ink. Those near ink that are somewhat off count less.
BendField withoutOutliers(const BendField& field, const cv::Mat2d& smooth)
{
    cv::Mat2d off(smooth.size(), cv::Vec2d(0, 0));
    std::vector<double> distances;
    for (int y = 0; y < smooth.rows; ++y) {
        for (int x = 0; x < smooth.cols; ++x) {
            if (field.known(y, x) <= 0)
                continue;
            off(y, x) = field.offset(y, x) - smooth(y, x);
            distances.push_back(cv::norm(off(y, x)));
        }
    }
    const double usual = median(std::move(distances));
    BendField kept {field.offset, field.known.clone(), field.nearInk};
    for (int y = 0; y < smooth.rows; ++y) {
        for (int x = 0; x < smooth.cols; ++x) {
            const double far = cv::norm(off(y, x));
            const double outside = far / std::max(kLeast, usual);
            if (field.nearInk(y, x) && far > kFarNearInk * std::max(kLeastNearInk, usual))
                kept.known(y, x) = outside > kFarNearInk ? 0 : kDoubted;
            else if (outside > kFar && !isAtFold(field, off, {x, y}))
                kept.known(y, x) = 0;
        }
    }
    return kept;
}

/// Takes crossings back that lie far from the smooth sheet and far from ink: beside a fold.
void keepFolds(const BendField& kept, cv::Mat2d& smooth)
{
    std::vector<double> distances;
    const auto distance = [&](int y, int x) { return cv::norm(kept.offset(y, x) - smooth(y, x)); };
    for (int y = 0; y < smooth.rows; ++y) {
        for (int x = 0; x < smooth.cols; ++x) {
            if (kept.known(y, x) > 0)
                distances.push_back(distance(y, x));
        }
    }
    const double noise = median(std::move(distances)) + 1e-7;
    for (int y = 0; y < smooth.rows; ++y) {
        for (int x = 0; x < smooth.cols; ++x) {
            const double share = std::clamp(distance(y, x) / noise / 2 - 1, 0.0, 1.0);
            if (kept.known(y, x) > 0 && !kept.nearInk(y, x))
                smooth(y, x) += (kept.offset(y, x) - smooth(y, x)) * share;
        }
    }
}

} // namespace

cv::Mat2d smoothBend(const BendField& measured)
{
    const cv::Mat2d none(measured.offset.size(), cv::Vec2d(0, 0));
    const double flat = medianOffset(measured);
    if (flat <= 0 || bestSmoothed(measured).error > kBendGain * flat)
        return none;
    BendField field {measured.offset.clone(), measured.known, measured.nearInk};
    removeLineOffsets(field);
    const Smoothed best = bestSmoothed(field);
    BendField kept = withoutOutliers(field, best.offset);
    kept = withoutOutliers(field, filled(smoothedBy(kept, best.sigma).offset, kept.known));
    cv::Mat2d smooth = smoothedTwice(kept, best.sigma);
    keepFolds(kept, smooth);
    return filled(smooth, kept.known);
}

} // namespace ecgscan
