// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/caliper.h"

#include "model/core/quantile.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ecgscan::Caliper)
};

constexpr double kLeastPeakMv = 0.15, kPeakHalfS = 0.04;
constexpr double kLeastEdgeMvPerS = 10, kEdgeHalfS = 0.008;
constexpr double kRestMv = 0.05; ///< So near to the level of rest the trace rests.
constexpr double kLeastRateS = 0.02; ///< A shorter stretch is no cycle.

QString number(double value, int decimals)
{
    const double scale = std::pow(10, decimals);
    const double rounded = std::round(value * scale) / scale; // and no "-0.00"
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator); // "1260 ms"
    return locale.toString(rounded == 0 ? 0 : rounded, 'f', decimals).replace(u'-', u'−');
}

/// The samples of a trace, asked by whole numbers; NaN outside.
class Samples {
public:
    explicit Samples(const LeadTrace& trace)
        : m_trace(trace)
    {
    }
    double operator[](int k) const
    {
        const auto& samples = m_trace.samplesMv;
        return k >= 0 && k < static_cast<int>(samples.size())
            ? static_cast<double>(samples[static_cast<std::size_t>(k)])
            : std::nan("");
    }
    double slope(int k) const
    {
        return ((*this)[k + 1] - (*this)[k - 1]) / 2 * m_trace.sampleRateHz;
    }
    int at(double seconds) const
    {
        return static_cast<int>(std::lround((seconds - m_trace.startS) * m_trace.sampleRateHz));
    }
    double secondsOf(int k) const { return m_trace.startS + k / m_trace.sampleRateHz; }
    int count(double seconds) const
    {
        return std::max(1, static_cast<int>(std::lround(seconds * m_trace.sampleRateHz)));
    }
    double levelOfRest() const
    {
        std::vector<double> known;
        for (const float mv : m_trace.samplesMv) {
            if (std::isfinite(mv))
                known.push_back(static_cast<double>(mv));
        }
        return known.empty() ? std::nan("") : median(std::move(known));
    }

private:
    const LeadTrace& m_trace;
};

/// Whether strength(k) is the largest within `half` samples.
template <class Strength> bool isHighest(int k, int half, Strength strength)
{
    const double own = strength(k);
    for (int other = k - half; other <= k + half; ++other) {
        if (strength(other) > own) // false for what is unknown
            return false;
    }
    return true;
}

} // namespace

QString caliperText(const Caliper& caliper, const CaliperFrame& frame)
{
    const double seconds = std::abs(caliper.seconds());
    QStringList parts {Text::tr("%1 ms").arg(number(seconds * 1000, 0))};
    if (seconds >= kLeastRateS)
        parts.append(Text::tr("%1/min", "beats per minute").arg(number(60 / seconds, 0)));
    parts.append(Text::tr("%1 mV").arg(number(caliper.mv(), 2)));
    if (frame.mmPerS > 0 && frame.mmPerMv > 0)
        parts.append(Text::tr("printed %1 × %2 mm")
                .arg(number(seconds * frame.mmPerS, 1), number(caliper.mv() * frame.mmPerMv, 1)));
    if (frame.isPredicted)
        parts.append(Text::tr("predicted, not printed"));
    return parts.join(u"   "_s);
}

std::optional<QPointF> snapped(const LeadTrace& trace, QPointF value, QSizeF reach)
{
    const Samples samples(trace);
    const double rest = samples.levelOfRest();
    const int middle = samples.at(value.x()), far = samples.count(reach.width());
    const int peakHalf = samples.count(kPeakHalfS), edgeHalf = samples.count(kEdgeHalfS);
    const auto offRest = [&](int k) { return std::abs(samples[k] - rest); };
    const auto steepness = [&](int k) { return std::abs(samples.slope(k)); };
    std::optional<QPointF> best;
    double nearest = 1;
    for (int k = middle - far; k <= middle + far; ++k) {
        const QPointF point(samples.secondsOf(k), samples[k]);
        const double distance = std::hypot(
            (point.x() - value.x()) / reach.width(), (point.y() - value.y()) / reach.height());
        if (!(distance < nearest))
            continue;
        const bool isPeak = offRest(k) >= kLeastPeakMv && isHighest(k, peakHalf, offRest);
        if (!isPeak && !(steepness(k) >= kLeastEdgeMvPerS && isHighest(k, edgeHalf, steepness)))
            continue;
        nearest = distance;
        best = point;
    }
    if (!best && std::abs(value.y() - rest) <= reach.height() && offRest(middle) <= kRestMv)
        best = QPointF(value.x(), rest);
    return best;
}

} // namespace ecgscan
