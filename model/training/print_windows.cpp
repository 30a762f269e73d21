// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/print_windows.h"

#include "model/core/print_layout.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

void keepPrinted(Signal100& signal, const QString& layoutName, double columnShiftS)
{
    const PrintLayout* layout = findPrintLayout(layoutName);
    if (!layout)
        return;
    const int columns = layout->columns;
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
        if (layout->isStrip(lead))
            continue;
        const int column = layout->columnOf(index(lead));
        auto& samples = signal[static_cast<std::size_t>(index(lead))];
        std::fill(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(border(column)),
            kMissing);
        std::fill(samples.begin() + static_cast<std::ptrdiff_t>(border(column + 1)), samples.end(),
            kMissing);
    }
}

} // namespace ecgscan
