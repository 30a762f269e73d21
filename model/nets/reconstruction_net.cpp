// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/reconstruction_net.h"

#include "model/core/quantile.h"
#include "model/nets/placed_net.h"
#include "model/nets/reconstruction_module.h"
#include "model/nets/signal_net_module.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

tl::unexpected<Error> reconstructionFailed(const std::exception& exception)
{
    return fail(Errc::internal,
        QCoreApplication::translate("Model",
            "The seconds that were not printed could not be reconstructed. Try again, or use the "
            "processor (--device cpu)."),
        QString::fromUtf8(exception.what()).left(300));
}

/// By how much the known samples lie above those of the network; 0: none is known.
float levelOf(const std::array<float, kSignalLength>& known, const float* reconstructed)
{
    std::vector<float> above;
    for (std::size_t k = 0; k < kSignalLength; ++k) {
        if (std::isfinite(known[k]))
            above.push_back(known[k] - reconstructed[k]);
    }
    return above.empty() ? 0 : median(std::move(above));
}

} // namespace

struct ReconstructionNet::Parts {
    PlacedNet<ReconstructionModule> net;
};

ReconstructionNet::ReconstructionNet(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
ReconstructionNet::ReconstructionNet(ReconstructionNet&&) noexcept = default;
ReconstructionNet& ReconstructionNet::operator=(ReconstructionNet&&) noexcept = default;
ReconstructionNet::~ReconstructionNet() = default;

Result<ReconstructionNet> ReconstructionNet::load(const TensorMap& tensors, const Device& device)
try {
    ECGSCAN_TRY(ReconstructionModule module, reconstructionOf(tensors));
    return ReconstructionNet(std::make_unique<Parts>(Parts {{std::move(module), device}}));
} catch (const std::exception& exception) {
    return reconstructionFailed(exception);
}

Result<Signal100> ReconstructionNet::reconstruct(const Signal100& known)
{
    const Signal100* const one = &known;
    const auto ask = [&](ReconstructionModule& module, torch::Device device) -> Result<Signal100> {
        const torch::Tensor leads
            = module->forward(signalBatch({&one, 1}).to(device)).to(torch::kCPU).contiguous();
        Signal100 out;
        for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
            const float* samples = leads.data_ptr<float>() + lead * kSignalLength;
            const float level = levelOf(known[lead], samples);
            std::transform(samples, samples + kSignalLength, out[lead].begin(),
                [level](float sample) { return sample + level; });
        }
        return out;
    };
    return m_parts->net.run(ask, reconstructionFailed);
}

const Device& ReconstructionNet::device() const
{
    return m_parts->net.device();
}

} // namespace ecgscan
