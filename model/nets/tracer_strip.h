// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace ecgscan {

/// What the tracing network sees of a row: ink apart from the grid, darkness in all colours, and
/// colour (the darkest minus the lightest channel), each 0..1.
inline constexpr int kTracerChannels = 3;
inline constexpr double kTracerPxPerMm = 8;
/// Sides of strips are multiples of this.
inline constexpr int kTracerAlignment = 32;
/// Rows of a strip of 48 mm. The network is told heights as shares of half of it.
inline constexpr int kUsualStripRows = 384;

/// A band of a flat page round one row of traces, at kTracerPxPerMm. The row's usual level lies in
/// its middle.
struct TracerStrip {
    int rows = 0, columns = 0;
    std::vector<float> planes; ///< kTracerChannels x rows x columns.
};

} // namespace ecgscan
