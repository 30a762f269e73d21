// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/module_tensors.h"
#include "model/nets/placed_net.h"
#include "model/nets/signal_net.h"
#include "model/nets/signal_net_module.h"

namespace ecgscan {

struct SignalNet::Parts {
    PlacedNet<SignalModule> net;
};

SignalNet::SignalNet(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
SignalNet::SignalNet(SignalNet&&) noexcept = default;
SignalNet& SignalNet::operator=(SignalNet&&) noexcept = default;
SignalNet::~SignalNet() = default;

Result<SignalNet> SignalNet::load(const TensorMap& tensors, const Device& device)
try {
    ECGSCAN_TRY(SignalModule module, towerOf<SignalModule>(tensors));
    return SignalNet(std::make_unique<Parts>(Parts {{std::move(module), device}}));
} catch (const std::exception& exception) {
    return towerFailed(exception);
}

Result<std::vector<TowerOutput>> SignalNet::run(const std::vector<Signal100>& signals)
{
    std::vector<const Signal100*> all;
    for (const Signal100& signal : signals)
        all.push_back(&signal);
    const auto ask
        = [&](SignalModule& module, torch::Device device) -> Result<std::vector<TowerOutput>> {
        return module->answers(module->embed(signalBatch(all).to(device)));
    };
    return m_parts->net.run(ask, towerFailed);
}

const Device& SignalNet::device() const
{
    return m_parts->net.device();
}

} // namespace ecgscan
