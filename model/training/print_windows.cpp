// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/print_windows.h"

#include "model/core/print_layout.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

void keepPrinted(Signal100& signal, const QString& layoutId, double columnShiftS)
{
    const PrintLayout* layout = findPrintLayout(layoutId);
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
    Signal100 printed;
    for (auto& samples : printed)
        samples.fill(kMissing);
    const auto keep = [&](Lead lead, std::size_t from, std::size_t to) {
        const auto k = static_cast<std::size_t>(index(lead));
        for (std::size_t i = from; i < to; ++i)
            printed[k][i] = signal[k][i];
    };
    for (std::size_t k = 0; k < layout->leads.size(); ++k) {
        const int column = layout->columnOf(k);
        keep(layout->leads[k].lead, border(column), border(column + 1));
    }
    for (const Lead strip : layout->strips)
        keep(strip, 0, kSignalLength);
    signal = printed;
}

} // namespace ecgscan
