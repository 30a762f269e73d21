// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/device.h"

#include <functional>

namespace ecgscan {

/// Floating-point operations a second (a multiplication and an addition are two) in the products of
/// large float32 matrices: what the device can do at its best, with TF32 as allowTf32() left it. About a second. Errors:
/// internal.
[[nodiscard]] Result<double> peakFlops(const Device& device);

/// The same operations of the convolutions and matrix products that a call runs in this thread;
/// what else a network does is small beside them. The call must not throw. Errors: what it says.
[[nodiscard]] Result<double> operationsOf(const std::function<Status()>& call);

/// Whether a GPU may round what it multiplies to TF32, which is faster and off by up to 1e-3. For
/// the whole process.
void allowTf32(bool allowed);

} // namespace ecgscan
