// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/module_tensors.h"
#include "model/nets/placed_net.h"
#include "model/nets/signal_net.h"
#include "model/nets/signal_net_module.h"

#include <QCoreApplication>

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

namespace {

tl::unexpected<Error> torchFailed(const std::exception& exception)
{
    return fail(Errc::internal,
        QCoreApplication::translate("Model",
            "The findings network could not be run. Try again, or use the processor (--device "
            "cpu)."),
        QString::fromUtf8(exception.what()).left(300));
}

std::vector<float> toVector(const torch::Tensor& row)
{
    const torch::Tensor plain = row.to(torch::kCPU).contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

} // namespace

Result<SignalNet> SignalNet::load(const TensorMap& tensors, const Device& device)
{
    const auto head = tensors.find("head.weight");
    if (head == tensors.end() || head->second.shape.size() != 2)
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "Model", "The model file is damaged. Install the program again."));
    try {
        SignalModule module(head->second.shape[0], head->second.shape[1] / 3);
        ECGSCAN_CHECK(setTensors(*module, tensors));
        return SignalNet(std::make_unique<Parts>(Parts {{std::move(module), device}}));
    } catch (const std::exception& exception) {
        return torchFailed(exception);
    }
}

Result<std::vector<SignalOutput>> SignalNet::run(const std::vector<Signal100>& signals)
{
    std::vector<float> values;
    values.reserve(signals.size() * kSignalChannels * kSignalLength);
    for (const Signal100& signal : signals) {
        const std::vector<float> input = networkInput(signal);
        values.insert(values.end(), input.begin(), input.end());
    }
    const auto ask
        = [&](SignalModule& module, torch::Device device) -> Result<std::vector<SignalOutput>> {
        const torch::Tensor x = torch::from_blob(values.data(),
            {static_cast<std::int64_t>(signals.size()), static_cast<std::int64_t>(kSignalChannels),
                static_cast<std::int64_t>(kSignalLength)})
                                    .to(device);
        const torch::Tensor embedding = module->embed(x);
        const torch::Tensor logits = module->head(embedding);
        std::vector<SignalOutput> outputs;
        for (std::int64_t i = 0; i < x.size(0); ++i)
            outputs.push_back({toVector(logits[i]), toVector(embedding[i])});
        return outputs;
    };
    return m_parts->net.run(ask, torchFailed);
}

const Device& SignalNet::device() const
{
    return m_parts->net.device();
}

} // namespace ecgscan
