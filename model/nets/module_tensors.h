// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between Torch modules and tensors by name. Include <torch/torch.h> first: Torch stays out of this
// project's headers so that no other layer ever compiles it.

#include "model/core/result.h"
#include "model/nets/safetensors.h"

namespace ecgscan {

/// Parameters and buffers by name, on the CPU. Integer counters are left out.
TensorMap tensorsOf(const torch::nn::Module& module);
/// Errors: corrupt (a name or shape differs). The module is unchanged after an error.
[[nodiscard]] Status setTensors(torch::nn::Module& module, const TensorMap& tensors);

} // namespace ecgscan
