// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Torch module behind PageNet, shared by inference and training. Include <torch/torch.h> first,
// as for lead_mixer.h.

#include "model/nets/lead_mixer.h"
#include "model/nets/page_input.h"

#include <span>

namespace ecgscan {

/// A batch of pages as tensors. K: the most printed steps that a page of the batch has.
struct PageBatch {
    torch::Tensor planes; ///< N x 2 x kPageRows x kPageColumns
    torch::Tensor places; ///< N x K x 3: x, y, pixels a mV of each printed step
    torch::Tensor slots; ///< N x K, whole numbers: lead * kPageSteps + step; -1: none
    torch::Tensor known; ///< 12 N x 1 x LeadMixerImpl::kSteps, as embedLeads() takes it

    PageBatch to(torch::Device device) const;
};
/// At least one page. Copies; throws what Torch throws.
PageBatch pageBatch(std::span<const PageInput* const> pages);

/// The image tower: a page of any layout, speed and gain -> embedding -> logits.
///
/// Convolutions run over the whole sheet. Of what they find, each printed step of each lead takes
/// the column of paper round its zero line, so many features a tenth of a millivolt, and one layer
/// that is the same for all leads says what is drawn there: a pen's height, for the most part.
/// From there on it is the signal tower's way.
struct PageModuleImpl : LeadMixerImpl {
    PageModuleImpl(std::int64_t classes, std::int64_t width);
    /// What each lead shows, as embedLeads() takes it.
    torch::Tensor leadFeatures(const PageBatch& pages);
    torch::Tensor embed(const PageBatch& pages)
    {
        return embedLeads(leadFeatures(pages), pages.known);
    }

    torch::nn::Conv2d stem, look;
    torch::nn::BatchNorm2d stemNorm, lookNorm;
    torch::nn::Linear reading;
    torch::nn::BatchNorm1d readingNorm;
    ResidualBlock leadBlock;
};
TORCH_MODULE(PageModule);

} // namespace ecgscan
