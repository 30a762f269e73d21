// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/reference_ranges.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr int kAdult = 17, kYoungChild = 4, kMiddleAged = 40; // years
constexpr double kBroadQrsMs = 120; ///< From here on repolarisation and voltages say nothing.
constexpr double kLevelMv = 0.02; ///< Of an ST segment that does not rise.
constexpr double kIrregular = 0.1; ///< From here on a QTc says nothing.

QString text(const char* source)
{
    return QCoreApplication::translate("ReferenceRanges", source);
}

/// Neighbours in the frontal plane, on either side of -aVR, and in the horizontal one.
constexpr std::array kLateral = {Lead::aVL, Lead::I};
constexpr std::array kInferior = {Lead::II, Lead::aVF, Lead::III};
constexpr std::array kHorizontal = {Lead::V1, Lead::V2, Lead::V3, Lead::V4, Lead::V5, Lead::V6};

/// As it is shown: a number that is shown as the limit does not lie beyond it.
double shown(double value, int decimals)
{
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

class Remarks {
public:
    Remarks(const Measurements& measured, const std::optional<int>& ageYears, Sex sex)
        : m_measured(measured)
        , m_age(ageYears.value_or(kAdult))
        , m_sex(sex)
    {
    }

    std::vector<RangeRemark> all()
    {
        rate();
        if (m_measured.isPaced())
            return std::move(m_remarks);
        qrs();
        if (m_age < kAdult)
            return std::move(m_remarks);
        intervals();
        axis();
        if (m_measured.qrsMs.value_or(0) >= kBroadQrsMs)
            return std::move(m_remarks);
        voltages();
        rProgression();
        stSegments();
        return std::move(m_remarks);
    }

private:
    /// As "PR 212 ms, above 200": what stands in the text as %1, %2.
    void add(const QString& code, const QString& sentence, double value, double limit,
        const QString& source, int decimals = 0)
    {
        m_remarks.push_back({code,
            sentence.arg(QLocale().toString(value, 'f', decimals),
                QLocale().toString(limit, 'f', decimals == 0 ? 0 : 2)),
            source});
    }
    void above(const QString& code, const std::optional<double>& value, double limit,
        const char* sentence, const QString& source, int decimals = 0)
    {
        if (value && shown(*value, decimals) > limit)
            add(code, text(sentence), *value, limit, source, decimals);
    }
    void atLeast(const QString& code, const std::optional<double>& value, double limit,
        const char* sentence, const QString& source)
    {
        if (value && shown(*value, 0) >= limit)
            add(code, text(sentence), *value, limit, source);
    }
    void below(const QString& code, const std::optional<double>& value, double limit,
        const char* sentence, const QString& source)
    {
        if (value && shown(*value, 0) < limit)
            add(code, text(sentence), *value, limit, source);
    }
    std::optional<double> of(Lead lead, std::optional<double> LeadMeasurements::* member) const
    {
        if (!m_measured.usualBeat)
            return std::nullopt;
        const auto known = m_measured.usualBeat->leads.find(lead);
        return known == m_measured.usualBeat->leads.end() ? std::nullopt : known->second.*member;
    }

    void rate()
    {
        if (m_age < kAdult)
            return;
        below(u"rate_low"_s, m_measured.heartRateBpm, 50,
            QT_TRANSLATE_NOOP("ReferenceRanges", "Heart rate %1/min, below %2"),
            u"ACC/AHA/HRS 2018"_s);
        above(u"rate_high"_s, m_measured.heartRateBpm, 100,
            QT_TRANSLATE_NOOP("ReferenceRanges", "Heart rate %1/min, above %2"),
            u"ACC/AHA/HRS 2015"_s);
    }
    void qrs()
    {
        const QString source = u"AHA/ACCF/HRS 2009 III"_s;
        if (m_age < kAdult)
            atLeast(u"qrs_long"_s, m_measured.qrsMs, m_age < kYoungChild ? 90 : 100,
                QT_TRANSLATE_NOOP("ReferenceRanges", "QRS %1 ms, %2 or more"), source);
        else
            above(u"qrs_long"_s, m_measured.qrsMs, 110,
                QT_TRANSLATE_NOOP("ReferenceRanges", "QRS %1 ms, above %2"), source);
    }
    void intervals()
    {
        above(u"p_long"_s, m_measured.pMs, 120,
            QT_TRANSLATE_NOOP("ReferenceRanges", "P %1 ms, above %2"), u"AHA/ACCF/HRS 2009 V"_s);
        below(u"pr_short"_s, m_measured.prMs, 120,
            QT_TRANSLATE_NOOP("ReferenceRanges", "PR %1 ms, below %2"), u"AHA/ACCF/HRS 2009 III"_s);
        above(u"pr_long"_s, m_measured.prMs, 200,
            QT_TRANSLATE_NOOP("ReferenceRanges", "PR %1 ms, above %2"), u"ACC/AHA/HRS 2018"_s);
        if (m_measured.rrIrregularity.value_or(0) > kIrregular
            || m_measured.qrsMs.value_or(0) >= kBroadQrsMs)
            return;
        const QString source = u"AHA/ACCF/HRS 2009 IV"_s;
        atLeast(u"qtc_long"_s, m_measured.qtcFraminghamMs, m_sex == Sex::male ? 450 : 460,
            QT_TRANSLATE_NOOP("ReferenceRanges", "QTc %1 ms (Framingham), %2 or more"), source);
        if (m_measured.qtcFraminghamMs && shown(*m_measured.qtcFraminghamMs, 0) <= 390)
            add(u"qtc_short"_s,
                text(QT_TRANSLATE_NOOP("ReferenceRanges", "QTc %1 ms (Framingham), %2 or less")),
                *m_measured.qtcFraminghamMs, 390, source);
    }
    void axis()
    {
        const auto& axis = m_measured.qrsAxisDeg;
        const QString source = u"AHA/ACCF/HRS 2009 III"_s;
        if (axis && *axis < -90)
            add(u"axis_extreme"_s,
                text(QT_TRANSLATE_NOOP("ReferenceRanges", "QRS axis %1°, beyond %2°")), *axis, -90,
                source);
        else
            below(u"axis_left"_s, axis, -30,
                QT_TRANSLATE_NOOP("ReferenceRanges", "QRS axis %1°, left of %2°"), source);
        above(u"axis_right"_s, axis, 90,
            QT_TRANSLATE_NOOP("ReferenceRanges", "QRS axis %1°, right of %2°"), source);
    }
    void voltages()
    {
        above(u"sokolow_lyon_high"_s, m_measured.sokolowLyonMv, 3.5,
            QT_TRANSLATE_NOOP("ReferenceRanges", "Sokolow-Lyon %1 mV, above %2"),
            u"Sokolow, Lyon 1949"_s, 2);
        above(u"cornell_high"_s, m_measured.cornellMv, m_sex == Sex::female ? 2.0 : 2.8,
            QT_TRANSLATE_NOOP("ReferenceRanges", "Cornell %1 mV, above %2"), u"Casale 1985"_s, 2);
        lowVoltage(u"low_voltage_limb"_s, {kLeads.begin(), 6}, 0.5,
            QT_TRANSLATE_NOOP("ReferenceRanges", "QRS of all limb leads at most %1 mV, below %2"));
        lowVoltage(u"low_voltage_chest"_s, {kLeads.begin() + 6, 6}, 1.0,
            QT_TRANSLATE_NOOP("ReferenceRanges", "QRS of all chest leads at most %1 mV, below %2"));
    }
    void lowVoltage(
        const QString& code, std::span<const Lead> leads, double limit, const char* sentence)
    {
        double most = 0;
        for (const Lead lead : leads) {
            const auto q = of(lead, &LeadMeasurements::qMv), r = of(lead, &LeadMeasurements::rMv),
                       s = of(lead, &LeadMeasurements::sMv);
            if (!q || !r || !s)
                return;
            most = std::max(most, *r - std::min(*q, *s));
        }
        if (shown(most, 2) < limit)
            add(code, text(sentence), most, limit, u"Surawicz, Knilans 2008"_s, 2);
    }
    void rProgression()
    {
        const auto r3 = of(Lead::V3, &LeadMeasurements::rMv);
        if (r3 && *r3 <= 0.3)
            add(u"r_progression_poor"_s,
                text(QT_TRANSLATE_NOOP("ReferenceRanges", "R of V3 %1 mV, at most %2")), *r3, 0.3,
                u"Zema, Kligfield 1982"_s, 2);
    }
    double stLimit(Lead lead) const
    {
        if (lead != Lead::V2 && lead != Lead::V3)
            return 0.1;
        if (m_sex == Sex::female)
            return 0.15;
        return m_age < kMiddleAged ? 0.25 : 0.2;
    }
    /// Runs of at least two leads side by side of which is(lead, J) holds.
    template <class Is>
    void stRuns(
        const QString& code, const char* sentence, std::span<const Lead> leads, const Is& is)
    {
        QStringList run;
        double most = 0;
        const auto close = [&] {
            if (run.size() >= 2)
                m_remarks.push_back(
                    {code, text(sentence).arg(run.join(u", "_s), QLocale().toString(most, 'f', 2)),
                        u"Thygesen 2018"_s});
            run.clear();
            most = 0;
        };
        for (const Lead lead : leads) {
            const auto j = of(lead, &LeadMeasurements::stJMv);
            if (!j || !is(lead, *j)) {
                close();
                continue;
            }
            run.append(leadName(lead));
            most = std::abs(*j) > std::abs(most) ? *j : most;
        }
        close();
    }
    void stSegments()
    {
        for (const std::span<const Lead> leads : {std::span<const Lead>(kLateral),
                 std::span<const Lead>(kInferior), std::span<const Lead>(kHorizontal)}) {
            stRuns(u"st_high"_s,
                QT_TRANSLATE_NOOP("ReferenceRanges", "ST raised at J in %1 (up to %2 mV)"), leads,
                [this](Lead lead, double j) { return j >= stLimit(lead); });
            stRuns(u"st_low"_s,
                QT_TRANSLATE_NOOP("ReferenceRanges", "ST lowered at J in %1 (up to %2 mV)"), leads,
                [this](Lead lead, double j) {
                    const auto later = of(lead, &LeadMeasurements::stJ80Mv);
                    return j <= -0.05 && later && *later <= j + kLevelMv; // not rising again
                });
        }
    }

    const Measurements& m_measured;
    int m_age; ///< A young adult's where it is not known.
    Sex m_sex;
    std::vector<RangeRemark> m_remarks;
};

} // namespace

std::vector<RangeRemark> remarksOn(
    const Measurements& measurements, const std::optional<int>& ageYears, Sex sex)
{
    return Remarks(measurements, ageYears, sex).all();
}

} // namespace ecgscan
