// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Include <torch/torch.h> first, as for lead_mixer.h.

#include "model/nets/device.h"

namespace ecgscan {

inline torch::Device torchDevice(const Device& device)
{
    return device.cuda ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
}

} // namespace ecgscan
