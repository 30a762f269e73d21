// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/linear_probe.h"

#include <QCoreApplication>

#include <algorithm>

namespace ecgscan {

namespace {

constexpr int kSteps = 60;

torch::Tensor rowsOf(const std::vector<std::vector<float>>& embeddings)
{
    std::vector<torch::Tensor> rows;
    for (const std::vector<float>& embedding : embeddings)
        rows.push_back(torch::tensor(embedding));
    return torch::stack(rows).to(torch::kFloat64);
}

std::vector<std::vector<float>> valuesOf(const torch::Tensor& rows)
{
    const torch::Tensor plain = rows.to(torch::kFloat32).contiguous();
    std::vector<std::vector<float>> values;
    for (std::int64_t k = 0; k < plain.size(0); ++k) {
        const float* row = plain[k].data_ptr<float>();
        values.emplace_back(row, row + plain.size(1));
    }
    return values;
}

} // namespace

Result<std::vector<std::vector<float>>> probe(
    const ProbeCases& training, const std::vector<std::vector<float>>& asked)
try {
    const auto isSound = [&](const std::vector<std::vector<float>>& embeddings) {
        return !embeddings.empty() && !embeddings.front().empty()
            && std::ranges::all_of(embeddings, [&](const std::vector<float>& embedding) {
                   return embedding.size() == training.embeddings.front().size();
               });
    };
    if (!isSound(training.embeddings) || !isSound(asked)
        || training.truth.size() != training.embeddings.size() || training.truth.front().empty()
        || !std::ranges::all_of(training.truth, [&](const std::vector<int>& row) {
               return row.size() == training.truth.front().size();
           }))
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("Training", "There is nothing to probe."));
    torch::Tensor x = rowsOf(training.embeddings), other = rowsOf(asked);
    const torch::Tensor mean = x.mean(0, true), spread = x.std(0, false, true).clamp_min(1e-6);
    x = (x - mean) / spread;
    other = (other - mean) / spread;

    const auto cases = static_cast<std::int64_t>(training.truth.size());
    const auto classes = static_cast<std::int64_t>(training.truth.front().size());
    torch::Tensor truth = torch::zeros({cases, classes}, torch::kFloat64);
    torch::Tensor known = torch::zeros_like(truth);
    auto truths = truth.accessor<double, 2>(), knowns = known.accessor<double, 2>();
    for (std::int64_t k = 0; k < cases; ++k) {
        for (std::int64_t c = 0; c < classes; ++c) {
            const int label
                = training.truth[static_cast<std::size_t>(k)][static_cast<std::size_t>(c)];
            truths[k][c] = label == 1 ? 1 : 0;
            knowns[k][c] = label >= 0 ? 1 : 0;
        }
    }
    torch::Tensor weights = torch::zeros({x.size(1), classes}, torch::kFloat64).requires_grad_();
    torch::Tensor bias = torch::zeros({classes}, torch::kFloat64).requires_grad_();
    torch::optim::LBFGS optimizer({weights, bias},
        torch::optim::LBFGSOptions(1).max_iter(kSteps).line_search_fn("strong_wolfe"));
    optimizer.step([&] {
        optimizer.zero_grad();
        const torch::Tensor each = torch::binary_cross_entropy_with_logits(
            x.matmul(weights) + bias, truth, {}, {}, at::Reduction::None);
        torch::Tensor loss = (each * known).sum() + weights.square().sum() / (2 * kProbeStrength);
        loss.backward();
        return loss;
    });
    const torch::NoGradGuard noGrad;
    return valuesOf(other.matmul(weights) + bias);
} catch (const std::exception& exception) {
    return fail(Errc::internal, QCoreApplication::translate("Training", "Training failed."),
        QString::fromUtf8(exception.what()).left(300));
}

} // namespace ecgscan
