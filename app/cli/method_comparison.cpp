// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/method_comparison.h"

#include "app/cli/console.h"
#include "app/cli/plot.h"
#include "model/core/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

struct Summary {
    double mean = 0, sd = 0, medianAbsolute = 0;
};

Summary summaryOf(const MethodComparison& measure)
{
    if (measure.pairs.empty())
        return {};
    const auto n = static_cast<double>(measure.pairs.size());
    double mean = 0, squares = 0;
    std::vector<double> absolute;
    for (const auto& pair : measure.pairs) {
        const double error = measure.errorOf(pair);
        mean += error / n;
        squares += error * error / n;
        absolute.push_back(std::abs(error));
    }
    return {mean, std::sqrt(std::max(0.0, squares - mean * mean)), median(std::move(absolute))};
}

template <class Is> QString shareOf(const std::vector<MethodComparison::Pair>& pairs, const Is& is)
{
    if (pairs.empty())
        return u"-"_s;
    return u"%1 %"_s.arg(100.0 * static_cast<double>(std::ranges::count_if(pairs, is))
            / static_cast<double>(pairs.size()),
        0, 'f', 1);
}

/// Steps of 1, 2 or 5 times a power of ten, about six to the range.
double stepOf(double range)
{
    const double rough = range / 6;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough)
            return factor * power;
    }
    return 10 * power;
}

Plot::Axis axisOver(double least, double most, const QString& label)
{
    const double step = stepOf(std::max(1e-6, most - least));
    const double from = step * std::floor(least / step), to = step * std::ceil(most / step);
    return {label, from, std::max(to, from + step), step};
}

} // namespace

void MethodComparison::add(const std::optional<double>& is, const std::optional<double>& should,
    const std::optional<double>& sd)
{
    if (is && should)
        pairs.push_back({*is, *should, sd});
    else if (should)
        ++lost;
    else if (is)
        ++invented;
}

double MethodComparison::errorOf(const Pair& pair) const
{
    const double error = pair.is - pair.should;
    return isAngle ? std::remainder(error, 360) : error;
}

void printTable(const std::vector<const MethodComparison*>& measures)
{
    const QList<int> widths {-14, 5, 8, 8, 8, 16, 9, 6, 9};
    const auto heading = [](const char* text) { return QCoreApplication::translate("cli", text); };
    out(tableRow(
        {heading(QT_TRANSLATE_NOOP("cli", "measure")), u"n"_s,
            heading(QT_TRANSLATE_NOOP("cli", "mean")), heading(QT_TRANSLATE_NOOP("cli", "SD")),
            heading(QT_TRANSLATE_NOOP("cli", "med. |e|")),
            heading(QT_TRANSLATE_NOOP("cli", "within")),
            heading(QT_TRANSLATE_NOOP("cli", "in 2 sd")), heading(QT_TRANSLATE_NOOP("cli", "lost")),
            heading(QT_TRANSLATE_NOOP("cli", "invented"))},
        widths));
    for (const MethodComparison* const measure : measures) {
        const Summary summary = summaryOf(*measure);
        const auto number
            = [measure](double value) { return QString::number(value, 'f', measure->decimals); };
        const bool tellsSd = std::ranges::any_of(
            measure->pairs, [](const auto& pair) { return pair.sd.has_value(); });
        out(tableRow({measure->name, QString::number(measure->pairs.size()), number(summary.mean),
                         number(summary.sd), number(summary.medianAbsolute),
                         u"%1 (%2)"_s
                             .arg(shareOf(measure->pairs,
                                 [measure](const auto& pair) {
                                     return std::abs(measure->errorOf(pair))
                                         <= std::max(measure->tolerance,
                                             measure->tolerableShare * std::abs(pair.should));
                                 }))
                             .arg(measure->tolerance),
                         tellsSd ? shareOf(measure->pairs,
                                       [measure](const auto& pair) {
                                           return std::abs(measure->errorOf(pair))
                                               <= 2 * pair.sd.value_or(0);
                                       })
                                 : u"-"_s,
                         QString::number(measure->lost), QString::number(measure->invented)},
            widths));
    }
}

QByteArray blandAltman(const MethodComparison& measure)
{
    const Summary summary = summaryOf(measure);
    const double low = summary.mean - 1.96 * summary.sd, high = summary.mean + 1.96 * summary.sd;
    Plot plot;
    plot.title = QCoreApplication::translate("cli", "%1: mean %2, limits %3 and %4")
                     .arg(measure.name, QString::number(summary.mean, 'f', measure.decimals),
                         QString::number(low, 'f', measure.decimals),
                         QString::number(high, 'f', measure.decimals));
    double left = std::numeric_limits<double>::infinity(), right = -left, bottom = low, top = high;
    for (const auto& pair : measure.pairs) {
        const double error = measure.errorOf(pair);
        plot.points.emplace_back(pair.should + error / 2, error);
        left = std::min(left, plot.points.back().x());
        right = std::max(right, plot.points.back().x());
        bottom = std::min(bottom, error);
        top = std::max(top, error);
    }
    if (plot.points.empty())
        left = right = 0;
    plot.x = axisOver(
        left, right, QCoreApplication::translate("cli", "mean of both, %1").arg(measure.name));
    plot.y = axisOver(bottom, top, QCoreApplication::translate("cli", "measured minus reference"));
    for (const auto& [at, dashed] :
        {std::pair(summary.mean, false), std::pair(low, true), std::pair(high, true)})
        plot.lines.push_back({{plot.x.from, at}, {plot.x.to, at}, dashed});
    return toSvg(plot);
}

} // namespace ecgscan::cli
