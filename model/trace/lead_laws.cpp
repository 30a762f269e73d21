// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/lead_laws.h"

#include "model/core/quantile.h"
#include "model/trace/cubic.h"
#include "model/trace/limb_plane.h"
#include "model/trace/pen_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace ecgscan {

namespace {

constexpr double kLeastSdMv = 0.012; ///< Of what the network does not know of: geometry, print.
constexpr double kPriorWeight = 0.1; ///< 1/mV²: what is known of I and II beforehand.
constexpr double kCauchy = 2; ///< Standard deviations at which an observation weighs half.
constexpr int kReweightings = 3;
constexpr int kRounds = 3; ///< Of baselines and shifts.
constexpr double kMostShift = 6; ///< Samples
constexpr double kSmallShift = 0.05; ///< and how exactly it is found.
constexpr double kLeastGain = 0.95; ///< Of the variance: more of it left is no gain.
constexpr std::size_t kLeastShared = 400; ///< Samples that another stretch speaks of.
constexpr double kUsual = 2; ///< Variances that a difference may have.
constexpr double kMostOff = 0.35; ///< Of the signal's energy that the others may contradict.

struct Stretch {
    LeadTrace* trace = nullptr;
    LimbPlane plane;
    double baselineMv = 0;
    double shift = 0; ///< Samples that it lies later than the others.
    bool isUsed = true;

    /// Sample k of this stretch on the page's time axis, in samples.
    double timeOf(double k) const { return trace->startS * trace->sampleRateHz + k - shift; }
};

struct Observation {
    LimbPlane plane;
    double mv = 0, variance = 0;
};

/// An estimate of I and II from observations.
struct Estimate {
    LimbPlane value;
    double varI = 0, varII = 0, covariance = 0;

    double at(LimbPlane plane) const { return plane.i * value.i + plane.ii * value.ii; }
    double varianceAt(LimbPlane plane) const
    {
        return plane.i * plane.i * varI + plane.ii * plane.ii * varII
            + 2 * plane.i * plane.ii * covariance;
    }
};

Estimate solved(const std::vector<Observation>& observations, const std::vector<double>& trust)
{
    double a = kPriorWeight, b = 0, d = kPriorWeight, x = 0, y = 0;
    for (std::size_t k = 0; k < observations.size(); ++k) {
        const auto& [plane, mv, variance] = observations[k];
        const double weight = trust[k] / variance;
        a += weight * plane.i * plane.i;
        b += weight * plane.i * plane.ii;
        d += weight * plane.ii * plane.ii;
        x += weight * plane.i * mv;
        y += weight * plane.ii * mv;
    }
    const double determinant = a * d - b * b;
    return {{(d * x - b * y) / determinant, (a * y - b * x) / determinant}, d / determinant,
        a / determinant, -b / determinant};
}

Estimate robustly(const std::vector<Observation>& observations)
{
    std::vector<double> trust(observations.size(), 1);
    Estimate estimate = solved(observations, trust);
    for (int round = 0; round < kReweightings && observations.size() > 2; ++round) {
        for (std::size_t k = 0; k < observations.size(); ++k) {
            const double off = observations[k].mv - estimate.at(observations[k].plane);
            trust[k] = 1 / (1 + off * off / (observations[k].variance * kCauchy * kCauchy));
        }
        estimate = solved(observations, trust);
    }
    return estimate;
}

/// What one stretch says of a moment, its baseline taken off.
std::optional<Observation> observed(const Stretch& stretch, double time)
{
    const std::vector<float>& samples = stretch.trace->samplesMv;
    const double position = time - stretch.timeOf(0);
    const auto count = static_cast<std::ptrdiff_t>(samples.size());
    const auto low = static_cast<std::ptrdiff_t>(std::floor(position));
    if (low < 0 || low + 1 >= count)
        return std::nullopt;
    const auto at = [&](std::ptrdiff_t k) {
        return samples[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(k, 0, count - 1))];
    };
    const float from = at(low), to = at(low + 1);
    if (!std::isfinite(from) || !std::isfinite(to))
        return std::nullopt;
    const float before = std::isfinite(at(low - 1)) ? at(low - 1) : from;
    const float after = std::isfinite(at(low + 2)) ? at(low + 2) : to;
    const float mv
        = cubic(before, from, to, after, static_cast<float>(position - std::floor(position)));
    const std::vector<float>& sds = stretch.trace->sdMv;
    const auto k = static_cast<std::size_t>(low);
    const double sd = k + 1 < sds.size() && std::isfinite(sds[k]) && std::isfinite(sds[k + 1])
        ? static_cast<double>(std::max(sds[k], sds[k + 1]))
        : kInkSdMv;
    return Observation {stretch.plane, static_cast<double>(mv) - stretch.baselineMv,
        sd * sd + kLeastSdMv * kLeastSdMv};
}

class LimbLeads {
public:
    explicit LimbLeads(std::vector<LeadTrace>& leads)
    {
        for (LeadTrace& lead : leads) {
            const std::optional<LimbPlane> plane = limbPlane(lead.lead, lead.inverted);
            const std::optional<float> level = medianOfKnown(lead.samplesMv);
            if (!plane || !level)
                continue;
            m_stretches.push_back({&lead, *plane, static_cast<double>(*level), 0, true});
        }
    }

    /// Sets baselines and shifts, and leaves out what contradicts the others.
    void agree()
    {
        for (int round = 0; round < kRounds; ++round) {
            for (std::size_t k = 0; k < m_stretches.size(); ++k)
                setShift(k);
            for (std::size_t k = 0; k < m_stretches.size(); ++k)
                setBaseline(k);
        }
        for (;;) {
            std::size_t worst = 0;
            double most = 0;
            for (std::size_t k = 0; k < m_stretches.size(); ++k) {
                const double off = m_stretches[k].isUsed ? contradiction(k).value_or(0) : 0;
                if (off > most) {
                    most = off;
                    worst = k;
                }
            }
            if (most < kMostOff)
                return;
            m_stretches[worst].isUsed = false;
        }
    }

    void fuse()
    {
        std::vector<std::vector<float>> samples, sds;
        for (const Stretch& stretch : m_stretches) {
            std::vector<float> fused = stretch.trace->samplesMv, sd = stretch.trace->sdMv;
            for (std::size_t k = 0; k < fused.size() && stretch.isUsed; ++k) {
                const double time = stretch.timeOf(static_cast<double>(k));
                const std::vector<Observation> all = observations(time, nullptr);
                if (!std::isfinite(fused[k]) || all.size() < 2)
                    continue;
                const Estimate estimate = robustly(all);
                const auto own = observed(stretch, time);
                const double variance = estimate.varianceAt(stretch.plane);
                if (!own || variance > kLeastGain * own->variance)
                    continue; // the others say nothing of this lead
                fused[k] = static_cast<float>(estimate.at(stretch.plane) + stretch.baselineMv);
                if (k < sd.size())
                    sd[k] = static_cast<float>(std::sqrt(variance));
            }
            samples.push_back(std::move(fused));
            sds.push_back(std::move(sd));
        }
        for (std::size_t k = 0; k < m_stretches.size(); ++k) {
            m_stretches[k].trace->samplesMv = std::move(samples[k]);
            m_stretches[k].trace->sdMv = std::move(sds[k]);
        }
    }

private:
    std::vector<Observation> observations(double time, const Stretch* without) const
    {
        std::vector<Observation> all;
        for (const Stretch& stretch : m_stretches) {
            if (!stretch.isUsed || &stretch == without)
                continue;
            if (const auto observation = observed(stretch, time))
                all.push_back(*observation);
        }
        return all;
    }

    /// What the others say of each sample of this stretch; NaN where they say nothing.
    struct Foreign {
        std::vector<double> mv, variance;
        std::size_t known = 0;
    };
    Foreign foreign(const Stretch& stretch) const
    {
        const std::size_t count = stretch.trace->samplesMv.size();
        Foreign out {std::vector<double>(count, kNaN), std::vector<double>(count, kNaN), 0};
        for (std::size_t k = 0; k < count; ++k) {
            const auto others = observations(stretch.timeOf(static_cast<double>(k)), &stretch);
            if (others.empty())
                continue;
            const Estimate estimate = robustly(others);
            const double variance = estimate.varianceAt(stretch.plane);
            if (variance > kMostVariance)
                continue;
            out.mv[k] = estimate.at(stretch.plane);
            out.variance[k] = variance;
            ++out.known;
        }
        return out;
    }

    /// Visits the samples that both know: index, own value without baseline, the others', variance
    /// of the difference.
    template <class Visit>
    static void compare(const Stretch& stretch, const Foreign& others, const Visit& visit)
    {
        for (std::size_t k = 0; k < others.mv.size(); ++k) {
            const auto own = observed(stretch, stretch.timeOf(static_cast<double>(k)));
            if (own && std::isfinite(others.mv[k]))
                visit(k, own->mv, others.mv[k], own->variance + others.variance[k]);
        }
    }

    void setBaseline(std::size_t index)
    {
        Stretch& stretch = m_stretches[index];
        const Foreign others = foreign(stretch);
        std::vector<double> differences;
        compare(stretch, others, [&](std::size_t, double own, double other, double) {
            differences.push_back(own - other);
        });
        if (differences.size() >= kLeastShared)
            stretch.baselineMv += median(std::move(differences));
    }

    /// Half a step of Gauss and Newton on the shift (the others move, too): the difference against
    /// the slope.
    void setShift(std::size_t index)
    {
        Stretch& stretch = m_stretches[index];
        const Foreign others = foreign(stretch);
        if (others.known < kLeastShared)
            return;
        double steep = 0, against = 0;
        compare(stretch, others, [&](std::size_t k, double own, double other, double variance) {
            if (k == 0 || k + 1 >= others.mv.size())
                return;
            const double slope = (others.mv[k + 1] - others.mv[k - 1]) / 2;
            if (!std::isfinite(slope))
                return;
            const double off = own - other;
            const double weight = 1 / (variance * (1 + off * off / (variance * kCauchy * kCauchy)));
            steep += weight * slope * slope;
            against += weight * slope * off;
        });
        // own(t) = other(t - later): the difference is -later * slope.
        const double later = steep > 0 ? -against / steep : 0;
        if (std::abs(later) > kSmallShift)
            stretch.shift = std::clamp(stretch.shift + later / 2, -kMostShift, kMostShift);
    }

    /// Energy of the difference, less what its variance explains, over that of the signal; nullopt
    /// where the others say too little.
    std::optional<double> contradiction(std::size_t index) const
    {
        const Stretch& stretch = m_stretches[index];
        const Foreign others = foreign(stretch);
        if (others.known < kLeastShared)
            return std::nullopt;
        double difference = 0, signal = 0;
        compare(stretch, others, [&](std::size_t, double own, double other, double variance) {
            difference += (own - other) * (own - other) - kUsual * variance;
            signal += own * own;
        });
        return signal > 0 ? std::optional(std::max(0.0, difference) / signal) : std::nullopt;
    }

    static constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    static constexpr double kMostVariance = 0.1; ///< mV²: then the prior speaks, not the others.

    std::vector<Stretch> m_stretches;
};

} // namespace

void fuseByLeadLaws(std::vector<LeadTrace>& leads)
{
    LimbLeads limb(leads);
    limb.agree();
    limb.fuse();
}

} // namespace ecgscan
