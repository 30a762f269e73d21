// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/grid_period.h"

#include "model/scan/tile_spectrum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr double kMinCellPx
    = 8; ///< Of the 5 mm cell; lines of both kinds are 3.5 px or more apart.
constexpr double kMaxCellPx = 90;
constexpr double kMinLinePitchPx = 2.4;
constexpr double kMaxCombStep = 1.01;
constexpr int kMaxHarmonics = 10;
constexpr double kMinTileScore = 0.55;
constexpr double kMaxSkewDeg = 25; ///< Off the right angle between the two sets of lines.
constexpr double kWidestPageMm = 450;
constexpr double kClusterLog = 0.15;
constexpr double kSpreadLog = 0.35; ///< Perspective makes far cells smaller.
constexpr double kFiveFoldHeight = 0.3;
constexpr int kTileStride = 192;

/// One set of parallel lines in one tile.
struct Comb {
    double angleDeg = 0; ///< Of the normal of the lines.
    double pitchPx = 0;
    double score = 0;
    double fiveFold = 0; ///< Height of the comb of five times the pitch between its own teeth.
};

struct TileVote {
    cv::Point2d centre;
    Comb combs[2];
    double score = 0;
    double pitchPx() const { return std::sqrt(combs[0].pitchPx * combs[1].pitchPx); }
};

/// Mean height of the teeth of a comb with this pitch over the valleys between them.
double combScore(const std::vector<float>& ray, double pitchPx)
{
    const double step = TileSpectrum::kSize / pitchPx;
    double sum = 0, weights = 0;
    for (int k = 1; k <= kMaxHarmonics && k * step < TileSpectrum::kRadii - 1; ++k) {
        const double weight = 1 / std::sqrt(k);
        const double valley = 0.5
            * (TileSpectrum::at(ray, (k - 0.5) * step) + TileSpectrum::at(ray, (k + 0.5) * step));
        sum += weight * (TileSpectrum::at(ray, k * step) - valley);
        weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
}

/// Whether the lines of this pitch are themselves every fifth time different: the mean height of
/// the teeth 1..4 and 6..9 of the wider comb.
double fiveFoldScore(const std::vector<float>& ray, double pitchPx)
{
    const double step = TileSpectrum::kSize / (5 * pitchPx);
    double sum = 0;
    int count = 0;
    for (int k = 1; k < 10 && k * step < TileSpectrum::kRadii - 1; ++k) {
        if (k == 5)
            continue;
        const double valley = 0.5
            * (TileSpectrum::at(ray, (k - 0.5) * step) + TileSpectrum::at(ray, (k + 0.5) * step));
        sum += TileSpectrum::at(ray, k * step) - valley;
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

Comb bestComb(const TileSpectrum& spectrum, double angleDeg)
{
    Comb best;
    for (double turn = -1; turn <= 1.01; turn += 0.5) {
        const std::vector<float> ray = spectrum.ray(angleDeg + turn);
        for (double pitch = kMinLinePitchPx; pitch <= kMaxCellPx; pitch *= kMaxCombStep) {
            const double score = combScore(ray, pitch);
            if (score > best.score)
                best = {angleDeg + turn, pitch, score, 0};
        }
    }
    best.fiveFold = fiveFoldScore(spectrum.ray(best.angleDeg), best.pitchPx);
    return best;
}

std::optional<TileVote> voteOfTile(const LineResponse& response, cv::Point corner)
{
    const TileSpectrum spectrum(response.value, corner);
    const auto angles = spectrum.mainAngles(kMaxSkewDeg);
    if (!angles)
        return {};
    TileVote vote;
    vote.centre = cv::Point2d(corner) + cv::Point2d(0.5, 0.5) * TileSpectrum::kSize;
    vote.combs[0] = bestComb(spectrum, angles->first);
    vote.combs[1] = bestComb(spectrum, angles->second);
    vote.score = std::min(vote.combs[0].score, vote.combs[1].score);
    if (vote.score < kMinTileScore)
        return {};
    return vote;
}

/// The pitch most tiles agree on, weighted by their scores.
double commonPitch(const std::vector<TileVote>& votes)
{
    double best = 0, pitch = 0;
    for (const TileVote& middle : votes) {
        double weight = 0, logSum = 0;
        for (const TileVote& vote : votes) {
            const double distance = std::log(vote.pitchPx() / middle.pitchPx());
            if (std::abs(distance) > kClusterLog)
                continue;
            weight += vote.score;
            logSum += vote.score * distance;
        }
        if (weight > best) {
            best = weight;
            pitch = middle.pitchPx() * std::exp(logSum / weight);
        }
    }
    return pitch;
}

/// 1 when the vote has this pitch, 5 when it saw every fifth part of it, 0 when it disagrees.
int factorTo(double cellPx, const Comb& comb)
{
    if (std::abs(std::log(cellPx / comb.pitchPx)) < kSpreadLog)
        return 1;
    return std::abs(std::log(cellPx / (5 * comb.pitchPx))) < kSpreadLog ? 5 : 0;
}

/// Which multiple of the common pitch is 5 mm: 1 or 5.
int cellFactor(const std::vector<TileVote>& votes, double pitchPx)
{
    if (5 * pitchPx > kMaxCellPx)
        return 1;
    if (pitchPx < kMinCellPx)
        return 5;
    double fiveFold = 0;
    int count = 0;
    cv::Rect2d extent;
    for (const TileVote& vote : votes) {
        if (factorTo(pitchPx, vote.combs[0]) != 1 || factorTo(pitchPx, vote.combs[1]) != 1)
            continue;
        fiveFold += 0.5 * (vote.combs[0].fiveFold + vote.combs[1].fiveFold);
        ++count;
        extent |= cv::Rect2d(vote.centre.x, vote.centre.y, 1, 1);
    }
    if (count > 0 && fiveFold / count > kFiveFoldHeight)
        return 5;
    const double widthCells = std::max(extent.width, extent.height) / pitchPx;
    return 5 * widthCells > kWidestPageMm ? 5 : 1;
}

cv::Point2d cellVector(const Comb& normal, const Comb& along, double cellPx)
{
    // The lattice step is dual to the normals of the lines: it moves along one set of lines.
    const double a = normal.angleDeg * std::numbers::pi / 180;
    const double b = along.angleDeg * std::numbers::pi / 180;
    const cv::Point2d direction(-std::sin(b), std::cos(b));
    const double rise = direction.x * std::cos(a) + direction.y * std::sin(a);
    return direction * (cellPx / rise);
}

} // namespace

std::vector<GridSeed> findGridSeeds(const LineResponse& response)
{
    std::vector<TileVote> votes;
    const cv::Size size = response.value.size();
    const auto starts = [](int length) {
        std::vector<int> at;
        const int room = std::max(0, length - TileSpectrum::kSize);
        const int count = 1 + (room + kTileStride - 1) / kTileStride;
        for (int k = 0; k < count; ++k)
            at.push_back(count > 1 ? room * k / (count - 1) : 0);
        return at;
    };
    for (const int y : starts(size.height)) {
        for (const int x : starts(size.width)) {
            if (const auto vote = voteOfTile(response, {x, y}))
                votes.push_back(*vote);
        }
    }
    const double common = commonPitch(votes);
    const int factor = cellFactor(votes, common);
    const double cellPx = common * factor;

    std::vector<GridSeed> seeds;
    for (const TileVote& vote : votes) {
        const Comb &first = vote.combs[0], &second = vote.combs[1];
        const int a = factorTo(cellPx, first), b = factorTo(cellPx, second);
        if (a == 0 || b == 0)
            continue;
        GridSeed seed;
        seed.centre = vote.centre;
        seed.across = cellVector(first, second, a * first.pitchPx);
        seed.down = cellVector(second, first, b * second.pitchPx);
        seed.score = vote.score;
        seed.hasMillimetres = factor == 5;
        seeds.push_back(seed);
    }
    std::sort(seeds.begin(), seeds.end(),
        [](const GridSeed& a, const GridSeed& b) { return a.score > b.score; });
    return seeds;
}

} // namespace ecgscan
