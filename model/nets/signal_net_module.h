// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Torch module behind SignalNet, shared by inference and training. Include <torch/torch.h>
// first, as for lead_mixer.h.

#include "model/nets/lead_mixer.h"
#include "model/nets/signal_input.h"

#include <span>

namespace ecgscan {

/// The signal tower: N x 24 x 1000 (12 leads, then their 12 masks) -> embedding -> logits.
///
/// One and the same filters look at every lead, so that what a wave looks like is learned from all
/// of them; then the leads are mixed.
struct SignalModuleImpl : LeadMixerImpl {
    SignalModuleImpl(std::int64_t classes, std::int64_t width);
    /// What each lead shows, as LeadMixerImpl::embedLeads() takes it.
    torch::Tensor leadFeatures(const torch::Tensor& x);
    static torch::Tensor knownSteps(const torch::Tensor& x); ///< The same of its masks.
    torch::Tensor embed(const torch::Tensor& x)
    {
        return embedLeads(leadFeatures(x), knownSteps(x));
    }
    torch::Tensor forward(const torch::Tensor& x) { return logits(embed(x)); }

    torch::nn::Conv1d leadStem;
    torch::nn::BatchNorm1d leadStemNorm;
    torch::nn::Sequential leadBlocks; ///< On each lead with its mask.
};
TORCH_MODULE(SignalModule);

/// networkInput() of each, N x 24 x 1000. Copies; throws what Torch throws.
torch::Tensor signalBatch(std::span<const Signal100* const> signals);

} // namespace ecgscan
