// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/bend_field.h"

#include "model/core/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
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
constexpr double kAlike = 0.6; ///< Share of its distance by which a neighbour's may differ,
constexpr int kFewestAlike = 3; ///< and how many of six must be alike.
constexpr double kLeastUsual = 0.012; ///< Cells: a perfect net leaves next to nothing.
constexpr int kFillSteps = 60;

struct Smoothed {
    cv::Mat2d offset;
    double error = 0; ///< Median distance of a crossing from what its neighbours say.
};

cv::Mat2d masked(const BendField& field)
{
    cv::Mat2d offset = field.offset.clone();
    offset.forEach([&](cv::Vec2d& value, const int* at) { value *= field.known(at[0], at[1]); });
    return offset;
}

Smoothed smoothedBy(const BendField& field, const cv::Mat2d& offset, double sigma)
{
    const int side = 2 * cvCeil(2.5 * sigma) + 1;
    cv::Mat2d sum;
    cv::Mat1d weight;
    cv::GaussianBlur(offset, sum, {side, side}, sigma, sigma, cv::BORDER_CONSTANT);
    cv::GaussianBlur(field.known, weight, {side, side}, sigma, sigma, cv::BORDER_CONSTANT);
    const cv::Mat1d kernel = cv::getGaussianKernel(side, sigma);
    const double own = kernel(side / 2, 0) * kernel(side / 2, 0);

    Smoothed result {cv::Mat2d(offset.size(), cv::Vec2d(0, 0)), 0};
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
    cv::Mat2d smooth = smoothedBy(field, masked(field), sigma).offset;
    BendField rest {{}, field.known, field.nearInk};
    cv::subtract(field.offset, smooth, rest.offset);
    smooth += smoothedBy(rest, masked(rest), sigma).offset;
    return smooth;
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
/// from ink.
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
    const double usual = std::max(kLeastUsual, median(std::move(distances)));
    BendField kept {field.offset, field.known.clone(), field.nearInk};
    for (int y = 0; y < smooth.rows; ++y) {
        for (int x = 0; x < smooth.cols; ++x) {
            const double far = cv::norm(off(y, x)) / usual;
            const bool isInk = far > kFarNearInk && field.nearInk(y, x);
            if (isInk || (far > kFar && !isAtFold(field, off, {x, y})))
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
    const double noise = std::max(kLeastUsual, median(std::move(distances)));
    for (int y = 0; y < smooth.rows; ++y) {
        for (int x = 0; x < smooth.cols; ++x) {
            const double share = std::clamp(distance(y, x) / noise / 2 - 1, 0.0, 1.0);
            if (kept.known(y, x) > 0 && !kept.nearInk(y, x))
                smooth(y, x) += (kept.offset(y, x) - smooth(y, x)) * share;
        }
    }
}

} // namespace

cv::Mat2d smoothBend(const BendField& field)
{
    const cv::Mat2d offset = masked(field);
    std::vector<double> plain;
    for (int y = 0; y < offset.rows; ++y) {
        for (int x = 0; x < offset.cols; ++x) {
            if (field.known(y, x) > 0)
                plain.push_back(cv::norm(offset(y, x)));
        }
    }
    const double flat = plain.empty() ? 0 : median(plain);
    Smoothed best {cv::Mat2d(offset.size(), cv::Vec2d(0, 0)), flat};
    double bestSigma = 0;
    for (const auto sigma : std::views::reverse(kSigmas)) {
        const Smoothed smoothed = smoothedBy(field, offset, sigma);
        if (smoothed.error < kGain * best.error) {
            best = smoothed;
            bestSigma = sigma;
        }
    }
    if (bestSigma <= 0 || best.error > kBendGain * flat)
        return {offset.size(), cv::Vec2d(0, 0)};
    BendField kept = withoutOutliers(field, best.offset);
    kept = withoutOutliers(
        field, filled(smoothedBy(kept, masked(kept), bestSigma).offset, kept.known));
    cv::Mat2d smooth = smoothedTwice(kept, bestSigma);
    keepFolds(kept, smooth);
    return filled(smooth, kept.known);
}

} // namespace ecgscan
