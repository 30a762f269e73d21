// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/module_tensors.h"
#include "model/nets/tracer_module.h"
#include "model/nets/tracer_net.h"

#include <QCoreApplication>

namespace ecgscan {

struct TracerNet::Parts {
    TracerModule module {nullptr};
    torch::Device device {torch::kCPU};
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
        auto parts = std::make_unique<Parts>();
        parts->module = TracerModule(widths);
        ECGSCAN_CHECK(setTensors(*parts->module, tensors));
        parts->module->eval();
        if (device.cuda)
            parts->device = torch::Device(torch::kCUDA, 0);
        parts->module->to(parts->device);
        parts->module->fold();
        return TracerNet(std::move(parts));
    } catch (const std::exception& exception) {
        return torchFailed(exception);
    }
}

Result<std::vector<PenProbability>> TracerNet::run(const std::vector<TracerStrip>& strips)
{
    const auto ask = [&] {
        const torch::InferenceMode inference;
        std::vector<PenProbability> out;
        for (std::size_t first = 0; first < strips.size();) {
            std::vector<torch::Tensor> alike;
            for (std::size_t k = first; k < strips.size() && strips[k].rows == strips[first].rows
                && strips[k].columns == strips[first].columns;
                ++k)
                alike.push_back(toTensor(strips[k]));
            const torch::Tensor logits
                = m_parts->module->forward(torch::cat(alike).to(m_parts->device));
            for (std::int64_t k = 0; k < logits.size(0); ++k)
                out.push_back(toProbability(logits[k]));
            first += alike.size();
        }
        return out;
    };
    try {
        return ask();
    } catch (const std::exception& exception) {
        if (!m_parts->device.is_cuda())
            return torchFailed(exception);
    }
    try {
        m_parts->device = torch::Device(torch::kCPU);
        m_parts->module->to(m_parts->device);
        m_parts->module->fold();
        return ask();
    } catch (const std::exception& exception) {
        return torchFailed(exception);
    }
}

} // namespace ecgscan
