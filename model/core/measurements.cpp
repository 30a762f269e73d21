// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/measurements.h"

#include <QCoreApplication>

#include <algorithm>

namespace ecgscan {

using namespace Qt::StringLiterals;

bool Measurements::isPaced() const
{
    return std::ranges::count(beats, BeatKind::paced, &Beat::kind) > 0;
}

std::vector<double> beatTimesS(const Measurements& measurements)
{
    std::vector<double> times;
    for (const Beat& beat : measurements.beats)
        times.push_back(beat.timeS);
    return times;
}

QString reasonText(const QString& code)
{
    const auto text
        = [](const char* source) { return QCoreApplication::translate("Measurements", source); };
    if (code == u"no_beats")
        return text(QT_TRANSLATE_NOOP("Measurements", "no two beats stand out"));
    if (code == u"beats_differ")
        return text(QT_TRANSLATE_NOOP("Measurements", "fewer than two beats are alike"));
    if (code == u"no_qrs_bounds")
        return text(
            QT_TRANSLATE_NOOP("Measurements", "it can't be seen where the QRS begins and ends"));
    if (code == u"no_p_wave")
        return text(QT_TRANSLATE_NOOP("Measurements", "no P wave comes before each beat"));
    if (code == u"no_t_end")
        return text(QT_TRANSLATE_NOOP("Measurements", "it can't be seen where T ends"));
    if (code == u"too_uncertain")
        return text(QT_TRANSLATE_NOOP("Measurements", "its ends are too uncertain"));
    if (code == u"implausible")
        return text(QT_TRANSLATE_NOOP("Measurements", "what was found can't be true"));
    if (code == u"lead_missing")
        return text(QT_TRANSLATE_NOOP("Measurements", "a lead that it needs was not read"));
    return code;
}

} // namespace ecgscan
