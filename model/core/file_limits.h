// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// What a foreign file may be at most. Checked by the decoder before it decodes, and again by the
/// engine on what the decoder says.
namespace ecgscan {

inline constexpr qint64 kMostFileBytes = 200'000'000;
inline constexpr qint64 kMostPixels = 100'000'000;
inline constexpr int kMostSidePx = 32'767;
inline constexpr int kMostPages = 5'000;

} // namespace ecgscan
