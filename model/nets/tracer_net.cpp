// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/module_tensors.h"
#include "model/nets/placed_net.h"
#include "model/nets/tracer_module.h"
#include "model/nets/tracer_net.h"

#include <QCoreApplication>

namespace ecgscan {

struct TracerNet::Parts {
    PlacedNet<TracerModule> net;
};

TracerNet::TracerNet(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
TracerNet::TracerNet(TracerNet&&) noexcept = default;
TracerNet& TracerNet::operator=(TracerNet&&) noexcept = default;
TracerNet::~TracerNet() = default;

namespace {

tl::unexpected<Error> torchFailed(const std::exception& exception)
{
    return fail(Errc::internal,
        QCoreApplication::translate("Model",
            "The tracing network could not be run. Try again, or use the processor (--device "
            "cpu)."),
        QString::fromUtf8(exception.what()).left(300));
}

tl::unexpected<Error> damagedFile()
{
    return fail(Errc::corrupt,
        QCoreApplication::translate(
            "Model", "The model file is damaged. Install the program again."));
}

/// Channels of each level, from the shapes of the first convolutions; zeros where one is missing.
TracerWidths widthsOf(const TensorMap& tensors)
{
    TracerWidths widths {};
    for (std::size_t level = 0; level < widths.size(); ++level) {
        const auto it = tensors.find("down." + std::to_string(level) + ".0.convolution.weight");
        if (it != tensors.end() && it->second.shape.size() == 4)
            widths[level] = it->second.shape[0];
    }
    return widths;
}

torch::Tensor toTensor(const TracerStrip& strip)
{
    return torch::from_blob(
        const_cast<float*>(strip.planes.data()), {1, kTracerChannels, strip.rows, strip.columns});
}

/// How many strips from the first on have its size and can be asked together.
std::size_t alikeFrom(const std::vector<TracerStrip>& strips, std::size_t first)
{
    std::size_t end = first;
    while (end < strips.size() && strips[end].rows == strips[first].rows
        && strips[end].columns == strips[first].columns)
        ++end;
    return end - first;
}

/// logits: rows x columns.
PenProbability toProbability(const torch::Tensor& logits)
{
    const torch::Tensor sum
        = torch::logaddexp(torch::logsumexp(logits, 0), torch::zeros({1}, logits.options()));
    const torch::Tensor at = (logits - sum).t().to(torch::kCPU).contiguous();
    const torch::Tensor none = (-sum).to(torch::kCPU).contiguous();
    PenProbability out;
    out.rows = static_cast<int>(logits.size(0));
    out.columns = static_cast<int>(logits.size(1));
    out.logAt.assign(at.data_ptr<float>(), at.data_ptr<float>() + at.numel());
    out.logNone.assign(none.data_ptr<float>(), none.data_ptr<float>() + none.numel());
    return out;
}

} // namespace

Result<TracerNet> TracerNet::load(const TensorMap& tensors, const Device& device)
{
    const TracerWidths widths = widthsOf(tensors);
    if (std::ranges::any_of(widths, [](std::int64_t width) { return width < 1 || width > 1024; }))
        return damagedFile();
    try {
        TracerModule module(widths);
        ECGSCAN_CHECK(setTensors(*module, tensors));
        return TracerNet(std::make_unique<Parts>(Parts {{std::move(module), device}}));
    } catch (const std::exception& exception) {
        return torchFailed(exception);
    }
}

Result<std::vector<PenProbability>> TracerNet::run(
    const std::vector<TracerStrip>& strips, const Task& task)
{
    const auto ask
        = [&](TracerModule& module, torch::Device device) -> Result<std::vector<PenProbability>> {
        std::vector<PenProbability> out;
        while (out.size() < strips.size()) {
            if (task.cancelled())
                return fail(Errc::cancelled, {});
            const std::size_t first = out.size();
            const std::size_t count = device.is_cuda() ? alikeFrom(strips, first) : 1;
            std::vector<torch::Tensor> inputs;
            for (std::size_t k = first; k < first + count; ++k)
                inputs.push_back(toTensor(strips[k]));
            const torch::Tensor logits = module->forward(torch::cat(inputs).to(device));
            for (std::int64_t k = 0; k < logits.size(0); ++k)
                out.push_back(toProbability(logits[k]));
            task.progress(static_cast<int>(100 * out.size() / strips.size()),
                QCoreApplication::translate("Model", "Tracing the leads"));
        }
        return out;
    };
    return m_parts->net.run(ask, torchFailed);
}

const Device& TracerNet::device() const
{
    return m_parts->net.device();
}

} // namespace ecgscan
