// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rhythm_counts.h"

#include "app/cli/console.h"

#include <algorithm>

namespace ecgscan::cli {

using namespace Qt::StringLiterals;

void Share::add(bool counts)
{
    ++all;
    of += counts ? 1 : 0;
}

QString Share::text() const
{
    return u"%1 of %2 (%3 %)"_s.arg(of).arg(all).arg(100.0 * of / std::max(1, all), 0, 'f', 1);
}

void RhythmCounts::add(const QStringList& statements, const Measurements& measurements)
{
    if (statements.isEmpty())
        return; // nothing is known of its rhythm
    const auto states = [&statements](const QStringList& codes) {
        return std::ranges::any_of(
            codes, [&](const QString& code) { return statements.contains(code); });
    };
    const bool hasEctopic
        = std::ranges::count(measurements.beats, BeatKind::ectopic, &Beat::kind) > 0;
    if (states({u"AFIB"_s}))
        fibrillating.add(!measurements.prMs);
    if (states({u"SR"_s, u"SBRAD"_s, u"STACH"_s, u"SARRH"_s}))
        sinus.add(measurements.prMs && measurements.qrsMs && measurements.qtMs);
    (states({u"PACE"_s}) ? paced : notPaced).add(measurements.isPaced());
    if (states({u"PVC"_s}))
        ectopic.add(hasEctopic);
    else if (states({u"NORM"_s}) && !states({u"PAC"_s, u"PRC(S)"_s, u"BIGU"_s, u"TRIGU"_s}))
        normal.add(hasEctopic);
}

void RhythmCounts::print() const
{
    const auto line = [](const QString& text, const Share& share) {
        if (share.all > 0)
            out(text.arg(share.text()));
    };
    line(QCoreApplication::translate("cli", "atrial fibrillation without a PR: %1"), fibrillating);
    line(QCoreApplication::translate("cli", "sinus rhythm with PR, QRS and QT: %1"), sinus);
    line(QCoreApplication::translate("cli", "paced and recognised: %1"), paced);
    line(QCoreApplication::translate("cli", "not paced and taken for it: %1"), notPaced);
    line(
        QCoreApplication::translate("cli", "with PVC, a beat of another shape found: %1"), ectopic);
    line(QCoreApplication::translate("cli", "normal, a beat of another shape found: %1"), normal);
}

} // namespace ecgscan::cli
