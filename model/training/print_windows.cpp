// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/print_windows.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

int columnsOf(const QString& layout)
{
    if (layout.startsWith(u"3x4"))
        return 4;
    if (layout.startsWith(u"6x2"))
        return 2;
    return 1;
}

bool isRhythm(const QString& layout, Lead lead)
{
    if (layout.endsWith(u"+1"))
        return lead == Lead::II;
    if (layout.endsWith(u"+3"))
        return lead == Lead::II || lead == Lead::V1 || lead == Lead::V5;
    return false;
}

} // namespace

void keepPrinted(Signal100& signal, const QString& layout, double columnShiftS)
{
    const int columns = columnsOf(layout);
    const int leadsPerColumn = kLeadCount / columns;
    const auto border = [&](int column) -> std::size_t {
        if (column <= 0)
            return 0;
        if (column >= columns)
            return kSignalLength;
        const double at
            = static_cast<double>(kSignalLength) * column / columns + columnShiftS * kSignalRateHz;
        return static_cast<std::size_t>(
            std::clamp(std::lround(at), 0L, static_cast<long>(kSignalLength)));
    };
    for (const Lead lead : kLeads) {
        if (isRhythm(layout, lead))
            continue;
        const int column = index(lead) / leadsPerColumn;
        auto& samples = signal[static_cast<std::size_t>(index(lead))];
        std::fill(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(border(column)),
            kMissing);
        std::fill(samples.begin() + static_cast<std::ptrdiff_t>(border(column + 1)), samples.end(),
            kMissing);
    }
}

} // namespace ecgscan
