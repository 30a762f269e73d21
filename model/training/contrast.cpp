// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/contrast.h"

namespace ecgscan {

namespace {

constexpr double kLeastDeterminant = 1e-6;

torch::Tensor ofRows(const torch::Tensor& logits, const torch::Tensor& belongs)
{
    const torch::Tensor likely = torch::log_softmax(logits, 1);
    const torch::Tensor right
        = torch::logsumexp(likely.masked_fill(belongs < 0.5, -1e9), 1); // of all that belong
    const torch::Tensor counts = (belongs.sum(1) > 0).to(logits.dtype());
    return -(right * counts).sum() / counts.sum().clamp_min(1);
}

} // namespace

torch::Tensor gramVolumes(
    const torch::Tensor& images, const torch::Tensor& signals, const torch::Tensor& texts)
{
    const torch::Tensor a = (images * signals).sum(1, true); // N x 1
    const torch::Tensor b = signals.matmul(texts.t()); // N x M
    const torch::Tensor c = images.matmul(texts.t());
    const torch::Tensor determinant = 1 + 2 * a * b * c - a.square() - b.square() - c.square();
    return determinant.clamp_min(kLeastDeterminant).sqrt();
}

torch::Tensor contrast(const torch::Tensor& logits, const torch::Tensor& belongs)
{
    return (ofRows(logits, belongs) + ofRows(logits.t(), belongs.t())) / 2;
}

} // namespace ecgscan
