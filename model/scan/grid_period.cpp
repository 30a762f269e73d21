// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/grid_period.h"

#include "model/scan/tile_spectrum.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr double kMinPitchPx = 2.4; ///< Of the finest lines that are looked for.
constexpr double kMinCellPx = 7; ///< Of the 5 mm cell.
constexpr double kMaxCellPx = 90;
constexpr double kPitchLogStep = 0.005;
constexpr double kToothHalfWidth = 2; ///< Main lobe of the window's spectrum.
constexpr double kLeastFit = 0.3; ///< Correlation of a ray with its comb;
constexpr double kFaintFit = 0.2; ///< where no tile has that: fine lines on whole dots.
constexpr double kMaxSkewDeg = 25; ///< Off the right angle between the two sets of lines.
constexpr double kWidestPageMm = 600; ///< 10 s at 50 mm/s and its margins.
constexpr double kPoolLog = 0.05;
constexpr double kSpreadLog = 0.3; ///< Perspective makes far cells smaller.
constexpr double kFiveFoldHeight = 0.75;
constexpr int kTileStride = 192;

using Curve = std::vector<float>;

/// One set of parallel lines in one tile.
struct Comb {
    double angleDeg = 0; ///< Of the normal of the lines.
    Curve ray;
    Curve fits; ///< By index of pitch.
    double pitchPx = 0;
    double fit = 0;
};

struct TileVote {
    cv::Point2d centre;
    Comb combs[2];
    double score() const { return std::min(combs[0].fit, combs[1].fit); }
};

int pitchCount()
{
    return static_cast<int>(std::log(kMaxCellPx / kMinPitchPx) / kPitchLogStep);
}

double pitchAt(int index)
{
    return kMinPitchPx * std::exp(index * kPitchLogStep);
}

/// Combs of every pitch, each row with mean 0 and norm 1, so that a product is a correlation.
cv::Mat1f makeCombs()
{
    cv::Mat1f combs(pitchCount(), TileSpectrum::kRadii, 0.F);
    for (int index = 0; index < combs.rows; ++index) {
        const double step = TileSpectrum::kSize / pitchAt(index);
        cv::Mat1f row = combs.row(index).colRange(TileSpectrum::kFirstRadius, combs.cols);
        for (int x = 0; x < row.cols; ++x) {
            const double radius = x + TileSpectrum::kFirstRadius;
            const double tooth = std::max(1.0, std::round(radius / step)) * step;
            row(0, x)
                = static_cast<float>(std::max(0.0, 1 - std::abs(radius - tooth) / kToothHalfWidth));
        }
        cv::subtract(row, cv::mean(row), row);
        cv::normalize(row, row);
    }
    return combs;
}

Curve fitsOf(const Curve& ray)
{
    static const cv::Mat1f combs = makeCombs();
    cv::Mat1f column(TileSpectrum::kRadii, 1, 0.F);
    std::ranges::copy(ray, column.begin());
    cv::Mat1f used = column.rowRange(TileSpectrum::kFirstRadius, column.rows);
    cv::subtract(used, cv::mean(used), used);
    cv::normalize(used, used);
    const cv::Mat fits = combs * column;
    return {fits.begin<float>(), fits.end<float>()};
}

Comb combAt(const TileSpectrum& spectrum, double roughAngleDeg)
{
    Comb comb;
    double best = -1;
    for (double turn = -1; turn <= 1.01; turn += 0.25) {
        Curve ray = spectrum.ray(roughAngleDeg + turn);
        double energy = 0;
        for (const float height : ray)
            energy += static_cast<double>(height * height);
        if (energy > best) {
            best = energy;
            comb.angleDeg = roughAngleDeg + turn;
            comb.ray = std::move(ray);
        }
    }
    comb.fits = fitsOf(comb.ray);
    return comb;
}

/// The best pitch within a factor exp(reachLog) of pitchPx.
void choosePitch(Comb& comb, double pitchPx, double reachLog)
{
    const int middle = static_cast<int>(std::log(pitchPx / kMinPitchPx) / kPitchLogStep);
    const int reach = static_cast<int>(reachLog / kPitchLogStep);
    comb.fit = 0;
    for (int index = std::max(0, middle - reach);
        index <= std::min(middle + reach, pitchCount() - 1); ++index) {
        const double fit = static_cast<double>(comb.fits[static_cast<std::size_t>(index)]);
        if (fit > comb.fit) {
            comb.fit = fit;
            comb.pitchPx = pitchAt(index);
        }
    }
}

/// Whether the lines of this comb are themselves every fifth time different: the mean height of the
/// teeth 1..4 and 6..9 of the five times wider comb over the valleys between them.
double fiveFold(const Comb& comb)
{
    const double step = TileSpectrum::kSize / (5 * comb.pitchPx);
    double sum = 0;
    int count = 0;
    for (int k = 1; k < 10 && k * step < TileSpectrum::kRadii - 1; ++k) {
        if (k == 5)
            continue;
        const double valley = 0.5
            * (TileSpectrum::at(comb.ray, (k - 0.5) * step)
                + TileSpectrum::at(comb.ray, (k + 0.5) * step));
        sum += TileSpectrum::at(comb.ray, k * step) - valley;
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

/// The pitch that fits most tiles in both directions.
double commonPitch(const std::vector<TileVote>& votes)
{
    cv::Mat1f pooled(1, pitchCount(), 0.F);
    for (const TileVote& vote : votes) {
        for (const Comb& comb : vote.combs) {
            const cv::Mat1f fits(1, pitchCount(), const_cast<float*>(comb.fits.data()));
            cv::Mat positive;
            cv::max(cv::Mat(fits), 0.0, positive);
            pooled += positive.mul(positive);
        }
    }
    cv::GaussianBlur(pooled, pooled, {81, 1}, kPoolLog / kPitchLogStep, 0);
    cv::Point best;
    cv::minMaxLoc(pooled, nullptr, nullptr, nullptr, &best);
    return pitchAt(best.x);
}

/// How the common pitch relates to the 5 mm cell.
struct Rhythm {
    int perCell = 1; ///< 1 or 5 lines.
    bool equalLines = false; ///< Every fifth line looks like the others.
};

Rhythm rhythmOf(const std::vector<TileVote>& votes, double pitchPx, double leastFit)
{
    double sum = 0;
    int count = 0;
    cv::Rect2d extent;
    for (const TileVote& vote : votes) {
        if (vote.score() < leastFit)
            continue;
        sum += 0.5 * (fiveFold(vote.combs[0]) + fiveFold(vote.combs[1]));
        ++count;
        extent |= cv::Rect2d(vote.centre.x, vote.centre.y, 1, 1);
    }
    const bool everyFifth = count > 0 && sum / count > kFiveFoldHeight;
    if (5 * pitchPx > kMaxCellPx)
        return {1, false};
    if (everyFifth || pitchPx < kMinCellPx)
        return {5, !everyFifth};
    const double widthCells = std::max(extent.width, extent.height) / pitchPx;
    return 5 * widthCells > kWidestPageMm ? Rhythm {5, true} : Rhythm {1, false};
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

/// Starts of tiles that cover a length evenly.
std::vector<int> tileStarts(int length)
{
    std::vector<int> starts;
    const int room = std::max(0, length - TileSpectrum::kSize);
    const int count = 1 + (room + kTileStride - 1) / kTileStride;
    for (int k = 0; k < count; ++k)
        starts.push_back(count > 1 ? room * k / (count - 1) : 0);
    return starts;
}

std::vector<TileVote> votesOfTiles(const LineResponse& response)
{
    std::vector<cv::Point> corners;
    for (const int y : tileStarts(response.value.rows)) {
        for (const int x : tileStarts(response.value.cols))
            corners.emplace_back(x, y);
    }
    std::vector<TileVote> votes(corners.size());
    cv::parallel_for_({0, static_cast<int>(corners.size())}, [&](const cv::Range& range) {
        for (int k = range.start; k < range.end; ++k) {
            const cv::Point corner = corners[static_cast<std::size_t>(k)];
            const TileSpectrum spectrum(response.value, corner);
            const auto angles = spectrum.mainAngles(kMaxSkewDeg);
            TileVote& vote = votes[static_cast<std::size_t>(k)];
            vote.centre = cv::Point2d(corner) + cv::Point2d(0.5, 0.5) * TileSpectrum::kSize;
            vote.combs[0] = combAt(spectrum, angles.first);
            vote.combs[1] = combAt(spectrum, angles.second);
        }
    });
    return votes;
}

} // namespace

std::vector<GridSeed> findGridSeeds(const LineResponse& response)
{
    std::vector<TileVote> votes = votesOfTiles(response);
    const double common = commonPitch(votes);
    for (TileVote& vote : votes) {
        choosePitch(vote.combs[0], common, kSpreadLog);
        choosePitch(vote.combs[1], common, kSpreadLog);
    }
    const bool isClear = std::ranges::any_of(
        votes, [](const TileVote& vote) { return vote.score() >= kLeastFit; });
    const double leastFit = isClear ? kLeastFit : kFaintFit;
    const Rhythm rhythm = rhythmOf(votes, common, leastFit);

    std::vector<GridSeed> seeds;
    for (const TileVote& vote : votes) {
        if (vote.score() < leastFit)
            continue;
        const Comb &first = vote.combs[0], &second = vote.combs[1];
        GridSeed seed;
        seed.centre = vote.centre;
        seed.across = cellVector(first, second, rhythm.perCell * first.pitchPx);
        seed.down = cellVector(second, first, rhythm.perCell * second.pitchPx);
        seed.score = vote.score();
        seed.onlyMillimetres = rhythm.equalLines;
        seeds.push_back(seed);
    }
    std::ranges::sort(seeds, std::ranges::greater(), &GridSeed::score);
    return seeds;
}

} // namespace ecgscan
