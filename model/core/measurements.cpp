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

namespace {

constexpr struct {
    QStringView code;
    const char* text;
} kReasons[] = {
    {u"no_beats", QT_TRANSLATE_NOOP("Measurements", "no two beats stand out")},
    {u"beats_differ", QT_TRANSLATE_NOOP("Measurements", "fewer than two beats are alike")},
    {u"no_qrs_bounds",
        QT_TRANSLATE_NOOP("Measurements", "it can't be seen where the QRS begins and ends")},
    {u"no_p_wave", QT_TRANSLATE_NOOP("Measurements", "no P wave comes before each beat")},
    {u"no_t_end", QT_TRANSLATE_NOOP("Measurements", "it can't be seen where T ends")},
    {u"too_uncertain", QT_TRANSLATE_NOOP("Measurements", "its ends are too uncertain")},
    {u"implausible", QT_TRANSLATE_NOOP("Measurements", "what was found can't be true")},
    {u"lead_missing", QT_TRANSLATE_NOOP("Measurements", "a lead that it needs was not read")},
    {u"no_direction", QT_TRANSLATE_NOOP("Measurements", "the wave is too small to point anywhere")},
};

} // namespace

QStringList reasonCodes()
{
    QStringList codes;
    for (const auto& reason : kReasons)
        codes.append(reason.code.toString());
    return codes;
}

QString reasonText(const QString& code)
{
    for (const auto& reason : kReasons) {
        if (code == reason.code)
            return QCoreApplication::translate("Measurements", reason.text);
    }
    return code;
}

} // namespace ecgscan
