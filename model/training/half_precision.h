// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Include <torch/torch.h> first.

namespace ecgscan {

/// While it lives, Torch computes in bfloat16 on a GPU what tolerates it, which needs no scaling of
/// the loss (Micikevicius et al., ICLR 2018; Kalamkar et al. 2019); on the CPU nothing changes. Of
/// this thread.
class HalfPrecision {
public:
    explicit HalfPrecision(const torch::Device& device);
    ~HalfPrecision();
    HalfPrecision(const HalfPrecision&) = delete;
    HalfPrecision& operator=(const HalfPrecision&) = delete;

private:
    bool m_before;
};

} // namespace ecgscan
