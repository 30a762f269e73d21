// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/half_precision.h"

#include <ATen/autocast_mode.h>

namespace ecgscan {

HalfPrecision::HalfPrecision(const torch::Device& device)
    : m_before(at::autocast::is_autocast_enabled(torch::kCUDA))
{
    at::autocast::set_autocast_dtype(torch::kCUDA, torch::kBFloat16);
    at::autocast::set_autocast_enabled(torch::kCUDA, device.is_cuda());
}

HalfPrecision::~HalfPrecision()
{
    at::autocast::clear_cache();
    at::autocast::set_autocast_enabled(torch::kCUDA, m_before);
}

} // namespace ecgscan
