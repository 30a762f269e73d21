// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"

#include <array>
#include <vector>

namespace ecgscan {

/// What the signal network sees: 10 s at 100 Hz.
inline constexpr int kSignalRateHz = 100;
inline constexpr std::size_t kSignalLength = 1000;
inline constexpr std::size_t kSignalChannels
    = 2 * kLeadCount; ///< Twelve leads, then twelve masks (1 printed, 0 not).

/// Twelve leads at 100 Hz in mV, NaN where nothing is known.
using Signal100 = std::array<std::array<float, kSignalLength>, kLeadCount>;

/// Any rate from 100 Hz up; averages the samples of each 10 ms. Longer recordings are cut, shorter
/// ones end in NaN.
Signal100 toSignal100(const Ecg& ecg);

/// The network's input, kSignalChannels x kSignalLength, row-major: every printed stretch without
/// its median (paper has no zero line), clipped to +-5 mV, 0 where nothing is known; then the
/// masks.
std::vector<float> networkInput(const Signal100& signal);

/// The share of the 12 x 10 s that is known, 0..1.
double knownShare(const Signal100& signal);

} // namespace ecgscan
