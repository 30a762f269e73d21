// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/pen_refinement.h"

#include "model/trace/banded_equations.h"
#include "model/trace/pen_profile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecgscan {

namespace {

constexpr int kSteps = 6;
constexpr double kLongestStepPx = 1.5, kShortestStepPx = 0.02;
constexpr double kOnThePenPx = 1e-3;
constexpr double kTogether = 4; ///< Pixels that err together: neighbours do.
constexpr double kLeastNoise = 0.06; ///< Of the ink; more is wrong with the model than noise.
constexpr double kForeignInk = 0.5; ///< A pixel that is off by so much counts half.
constexpr double kLeastSdPx = 0.3; ///< The network is surer than it should be.
constexpr double kStiffness = 0.3; ///< Against moving a column otherwise than its neighbours.
constexpr short kNobody = -1;

/// Nearest piece of a line for the pixels round it.
struct Nearest {
    float distance = 1e9f;
    float share = 0; ///< Along the piece, 0..1.
    int piece = -1; ///< From column piece to the next.
};

/// The pixels round a line and the piece that each is nearest to.
class Surroundings {
public:
    Surroundings(const PenLine& pen, const std::vector<double>& y, double reach, cv::Size page)
    {
        double top = 1e9, bottom = -1e9;
        for (const double at : y) {
            if (std::isfinite(at)) {
                top = std::min(top, at);
                bottom = std::max(bottom, at);
            }
        }
        if (top > bottom)
            return; // nothing of it is known
        const double right = pen.x(y.size());
        m_area = cv::Rect(cv::Point(cvFloor(pen.left - reach), cvFloor(top - reach)),
                     cv::Point(cvCeil(right + reach) + 1, cvCeil(bottom + reach) + 1))
            & cv::Rect({}, page);
        m_nearest.resize(static_cast<std::size_t>(std::max(0, m_area.area())));
        for (std::size_t k = 0; k + 1 < y.size(); ++k) {
            if (std::isfinite(y[k]) && std::isfinite(y[k + 1]))
                addPiece(pen, y, k, reach);
        }
    }

    template <class Visit> void forEach(const Visit& visit) const
    {
        for (int row = 0; row < m_area.height; ++row) {
            for (int column = 0; column < m_area.width; ++column) {
                const Nearest& nearest = m_nearest[index(row, column)];
                if (nearest.piece >= 0)
                    visit(cv::Point(m_area.x + column, m_area.y + row), nearest);
            }
        }
    }

private:
    std::size_t index(int row, int column) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_area.width)
            + static_cast<std::size_t>(column);
    }

    void addPiece(const PenLine& pen, const std::vector<double>& y, std::size_t k, double reach)
    {
        const double x0 = pen.x(k);
        const double dx = pen.stepPx, dy = y[k + 1] - y[k], length2 = dx * dx + dy * dy;
        const cv::Rect box
            = cv::Rect(cv::Point(cvFloor(x0 - reach), cvFloor(std::min(y[k], y[k + 1]) - reach)),
                  cv::Point(
                      cvCeil(x0 + dx + reach) + 1, cvCeil(std::max(y[k], y[k + 1]) + reach) + 1))
            & m_area;
        for (int row = box.y; row < box.y + box.height; ++row) {
            for (int column = box.x; column < box.x + box.width; ++column) {
                const double px = column - x0, py = row - y[k];
                const double share = std::clamp((px * dx + py * dy) / length2, 0.0, 1.0);
                const double offX = share * dx - px, offY = share * dy - py;
                const auto distance = static_cast<float>(std::sqrt(offX * offX + offY * offY));
                Nearest& nearest = m_nearest[index(row - m_area.y, column - m_area.x)];
                if (static_cast<double>(distance) < reach && distance < nearest.distance)
                    nearest = {distance, static_cast<float>(share), static_cast<int>(k)};
            }
        }
    }

    cv::Rect m_area;
    std::vector<Nearest> m_nearest;
};

/// One pen against the ink.
class PenFit {
public:
    PenFit(const InkMap& map, const PenProfile& profile, const cv::Mat1s& owners, short owner)
        : m_map(map)
        , m_profile(profile)
        , m_owners(owners)
        , m_owner(owner)
        , m_weight(1 / (kTogether * (std::pow(profile.noise(), 2) + kLeastNoise * kLeastNoise)))
    {
    }

    void refine(PenLine& pen) const
    {
        const std::vector<double> known(pen.y.begin(), pen.y.end());
        std::vector<double> y = known;
        for (int step = 0; step < kSteps; ++step) {
            BandedEquations equations(y.size());
            pen.misfit = addInk(equations, pen, y);
            addKnown(equations, pen, known, y);
            addStiffness(equations, known, y);
            const std::vector<double> change = equations.solved();
            double longest = 0;
            for (std::size_t k = 0; k < y.size(); ++k) {
                y[k] += std::clamp(change[k], -kLongestStepPx, kLongestStepPx);
                longest = std::max(longest, std::isfinite(y[k]) ? std::abs(change[k]) : 0);
            }
            if (longest < kShortestStepPx)
                break;
        }
        std::ranges::transform(y, pen.y.begin(), [](double at) { return static_cast<float>(at); });
    }

private:
    /// What the pixels want: a pixel's ink changes as the nearest piece of the line moves. Gives
    /// the root mean square of what they are off.
    double addInk(
        BandedEquations& equations, const PenLine& pen, const std::vector<double>& y) const
    {
        double squares = 0, pixels = 0;
        const Surroundings around(pen, y, m_profile.reachPx(), m_map.ink.size());
        around.forEach([&](cv::Point pixel, const Nearest& nearest) {
            const short owner = m_owners(pixel);
            if (owner != m_owner && owner != kNobody)
                return;
            const auto k = static_cast<std::size_t>(nearest.piece);
            const auto distance = static_cast<double>(nearest.distance);
            const auto share = static_cast<double>(nearest.share);
            const auto [ink, slope] = m_profile.at(distance);
            const double off = static_cast<double>(m_map.ink(pixel)) - ink;
            squares += off * off;
            ++pixels;
            if (distance < kOnThePenPx)
                return; // moving the pen changes nothing
            const double foot = y[k] + share * (y[k + 1] - y[k]);
            const double lean = slope * (foot - pixel.y) / distance;
            const double first = lean * (1 - share), second = lean * share;
            const double weight = m_weight / (1 + off * off / (kForeignInk * kForeignInk));
            equations.add(k, k, weight * first * first);
            equations.add(k, k + 1, weight * first * second);
            equations.add(k + 1, k + 1, weight * second * second);
            equations.addRight(k, weight * first * off);
            equations.addRight(k + 1, weight * second * off);
        });
        return pixels > 0 ? std::sqrt(squares / pixels) : 0;
    }

    /// What the network knows. A column without a pen stays without one.
    static void addKnown(BandedEquations& equations, const PenLine& pen,
        const std::vector<double>& known, const std::vector<double>& y)
    {
        for (std::size_t k = 0; k < y.size(); ++k) {
            const bool hasPen = std::isfinite(y[k]);
            const double sd = std::max(kLeastSdPx, static_cast<double>(pen.sd[k]));
            equations.add(k, k, hasPen ? 1 / (sd * sd) : 1);
            equations.addRight(k, hasPen ? (known[k] - y[k]) / (sd * sd) : 0);
        }
    }

    /// Neighbours move alike.
    static void addStiffness(
        BandedEquations& equations, const std::vector<double>& known, const std::vector<double>& y)
    {
        constexpr std::array kBend = {1.0, -2.0, 1.0};
        for (std::size_t k = 0; k + 2 < y.size(); ++k) {
            double bend = 0;
            for (std::size_t i = 0; i < 3; ++i)
                bend += kBend[i] * (y[k + i] - known[k + i]);
            if (!std::isfinite(bend))
                continue;
            for (std::size_t i = 0; i < 3; ++i) {
                for (std::size_t j = i; j < 3; ++j)
                    equations.add(k + i, k + j, kStiffness * kBend[i] * kBend[j]);
                equations.addRight(k + i, -kStiffness * kBend[i] * bend);
            }
        }
    }

    const InkMap& m_map;
    const PenProfile& m_profile;
    const cv::Mat1s& m_owners;
    short m_owner;
    double m_weight; ///< 1 / variance of a pixel's ink.
};

/// Which pen each pixel is nearest to; kNobody: none is near.
cv::Mat1s ownersOf(const std::vector<PenLine>& pens, double reach, cv::Size page)
{
    cv::Mat1s owners(page, kNobody);
    cv::Mat1f distances(page, 1e9f);
    for (std::size_t k = 0; k < pens.size(); ++k) {
        const std::vector<double> y(pens[k].y.begin(), pens[k].y.end());
        Surroundings(pens[k], y, reach, page).forEach([&](cv::Point pixel, const Nearest& nearest) {
            if (nearest.distance < distances(pixel)) {
                distances(pixel) = nearest.distance;
                owners(pixel) = static_cast<short>(k);
            }
        });
    }
    return owners;
}

} // namespace

void refinePens(const InkMap& map, std::vector<PenLine>& pens)
{
    const auto profile = PenProfile::measured(map, pens);
    if (!profile)
        return;
    const cv::Mat1s owners = ownersOf(pens, profile->reachPx(), map.ink.size());
    cv::parallel_for_(cv::Range(0, static_cast<int>(pens.size())), [&](const cv::Range& range) {
        for (int k = range.start; k < range.end; ++k) {
            PenLine& pen = pens[static_cast<std::size_t>(k)];
            if (!pen.sd.empty())
                PenFit(map, *profile, owners, static_cast<short>(k)).refine(pen);
        }
    });
}

} // namespace ecgscan
