// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/heart_rhythm.h"

#include "model/synthesis/dice.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

enum Stream : std::uint64_t { kBeatStream = 2 };

constexpr double kPrS = 0.15; ///< From the middle of P to the R peak.
constexpr double kFirstDegreePrS = 0.27;
constexpr double kPreexcitedPrS = 0.11;
constexpr double kFibrillationJitter = 0.18;
constexpr double kEscapeBpm = 38; ///< Of ventricles that hear nothing from the atria.
constexpr double kEctopicShare = 0.16;

class Scheduler {
public:
    Scheduler(const HeartState& heart, unsigned seed)
        : m_heart(heart)
        , m_dice(seed, kBeatStream)
        , m_meanS(60 / heart.heartRateBpm)
    {
    }

    BeatSchedule schedule()
    {
        switch (m_heart.rhythm) {
        case Rhythm::atrialFibrillation:
        case Rhythm::atrialFlutter:
        case Rhythm::supraventricularTachycardia:
        case Rhythm::ventricularTachycardia:
        case Rhythm::ventricularPacing:
            withoutP();
            break;
        case Rhythm::dualPacing:
        case Rhythm::sinus:
            withP();
            break;
        }
        std::ranges::sort(m_out.beats, {}, &Beat::atS);
        for (std::size_t k = 0; k < m_out.beats.size(); ++k) {
            const bool hasNext = k + 1 < m_out.beats.size();
            m_out.beats[k].rrS = hasNext ? m_out.beats[k + 1].atS - m_out.beats[k].atS : m_meanS;
        }
        return std::move(m_out);
    }

private:
    double jittered(double jitter)
    {
        return m_meanS * std::max(0.45, 1 + jitter * m_dice.normal());
    }

    void beat(double atS, BeatOrigin origin) { m_out.beats.push_back({atS, 0, origin}); }

    void withoutP()
    {
        const bool isVentricular = m_heart.rhythm == Rhythm::ventricularTachycardia;
        const bool isPaced = m_heart.rhythm == Rhythm::ventricularPacing;
        const double jitter = m_heart.rhythm == Rhythm::atrialFibrillation ? kFibrillationJitter
            : isPaced                                                      ? 0
                                                                           : m_heart.rrJitter / 3;
        double s = -m_meanS * m_dice.unit();
        for (int number = 0; s < kSimulatedS + 1; ++number) {
            beat(s,
                isVentricular ? BeatOrigin::ventricular
                    : isPaced ? BeatOrigin::paced
                              : BeatOrigin::conducted);
            double step = jittered(jitter);
            // Flutter waves come five a second; whole numbers of them are let through.
            if (m_heart.rhythm == Rhythm::atrialFlutter)
                step = 0.2 * std::max(2.0, std::round(step / 0.2));
            if (isEctopic(number, Ectopy::ventricular)) {
                beat(s + 0.62 * step, BeatOrigin::ventricular);
                step *= 1.5;
            }
            s += step;
        }
    }

    bool isEctopic(int number, Ectopy kind)
    {
        switch (m_heart.ectopy) {
        case Ectopy::bigeminy:
            return kind == Ectopy::ventricular;
        case Ectopy::trigeminy:
            return kind == Ectopy::ventricular && number % 2 == 1;
        case Ectopy::none:
            return false;
        default:
            return m_heart.ectopy == kind && m_dice.chance(kEctopicShare);
        }
    }

    double prS() const
    {
        if (m_heart.av == AvConduction::firstDegree)
            return kFirstDegreePrS;
        return m_heart.conduction == VentricularConduction::preexcitation ? kPreexcitedPrS : kPrS;
    }

    void withP()
    {
        const bool isPaced = m_heart.rhythm == Rhythm::dualPacing;
        const int cycle = 3 + static_cast<int>(m_dice.below(2)); // beats until one is dropped
        double s = -m_meanS * (1 + m_dice.unit());
        for (int number = 0; s < kSimulatedS + 1; ++number) {
            m_out.pWavesS.push_back(s);
            if (isPaced)
                m_out.atrialSpikesS.push_back(s - 0.05);
            conduct(s, number, cycle, isPaced);
            double step = jittered(isPaced ? 0 : m_heart.rrJitter);
            if (m_heart.av != AvConduction::complete) {
                if (isEctopic(number, Ectopy::ventricular)) {
                    beat(s + prS() + 0.62 * step, BeatOrigin::ventricular);
                    step *= 2; // the next beat of the sinus node finds the ventricles tired
                } else if (isEctopic(number, Ectopy::atrial)) {
                    const double early = s + 0.65 * step;
                    m_out.earlyPWavesS.push_back(early);
                    beat(early + prS(), BeatOrigin::conducted);
                    step *= 1.6;
                }
            }
            s += step;
        }
        if (m_heart.av == AvConduction::complete)
            escape();
    }

    void conduct(double pS, int number, int cycle, bool isPaced)
    {
        const int place = number % cycle;
        switch (m_heart.av) {
        case AvConduction::complete:
            return;
        case AvConduction::wenckebach:
            if (place + 1 < cycle)
                beat(pS + kPrS + 0.07 * place, BeatOrigin::conducted);
            return;
        case AvConduction::mobitz:
            if (place + 1 < cycle)
                beat(pS + kPrS, BeatOrigin::conducted);
            return;
        default:
            beat(pS + prS(), isPaced ? BeatOrigin::paced : BeatOrigin::conducted);
        }
    }

    void escape()
    {
        const double rr = 60 / kEscapeBpm;
        for (double s = -rr * m_dice.unit(); s < kSimulatedS + 1; s += rr)
            beat(s, BeatOrigin::ventricular);
    }

    const HeartState& m_heart;
    Dice m_dice;
    double m_meanS;
    BeatSchedule m_out;
};

} // namespace

BeatSchedule scheduleBeats(const HeartState& heart, unsigned seed)
{
    return Scheduler(heart, seed).schedule();
}

} // namespace ecgscan
