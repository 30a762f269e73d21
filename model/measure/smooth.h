// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace ecgscan {

/// Convolved with a Gaussian of this standard deviation in samples. Samples that are NaN stay so
/// and do not count for their neighbours.
std::vector<float> smoothed(const std::vector<float>& samples, double sd);

/// Change a sample, by central differences; NaN next to NaN.
std::vector<float> slopesOf(const std::vector<float>& samples);

} // namespace ecgscan
