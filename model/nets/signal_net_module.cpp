// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/signal_input.h"
#include "model/nets/signal_net_module.h"

#include <QCoreApplication>

namespace ecgscan {

namespace {

constexpr std::int64_t kTaps = 7;

torch::nn::Conv1dOptions taps(
    std::int64_t in, std::int64_t out, std::int64_t size, std::int64_t stride)
{
    return torch::nn::Conv1dOptions(in, out, size).stride(stride).padding(size / 2).bias(false);
}

} // namespace

ResidualBlockImpl::ResidualBlockImpl(std::int64_t in, std::int64_t out, std::int64_t stride)
    : first(register_module("first", torch::nn::Conv1d(taps(in, out, kTaps, stride))))
    , second(register_module("second", torch::nn::Conv1d(taps(out, out, kTaps, 1))))
    , firstNorm(register_module("first_norm", torch::nn::BatchNorm1d(out)))
    , secondNorm(register_module("second_norm", torch::nn::BatchNorm1d(out)))
    , dropout(register_module("dropout", torch::nn::Dropout(0.1)))
{
    if (in != out || stride != 1) {
        shortcut = register_module("shortcut", torch::nn::Conv1d(taps(in, out, 1, stride)));
        shortcutNorm = register_module("shortcut_norm", torch::nn::BatchNorm1d(out));
    }
}

torch::Tensor ResidualBlockImpl::forward(torch::Tensor x)
{
    torch::Tensor y = torch::relu(firstNorm(first(x)));
    y = secondNorm(second(dropout(y)));
    return torch::relu(y + (shortcut ? shortcutNorm(shortcut(x)) : x));
}

SignalModuleImpl::SignalModuleImpl(std::int64_t classes, std::int64_t width)
    : stem(register_module("stem", torch::nn::Conv1d(taps(kSignalChannels, width / 4, 15, 2))))
    , stemNorm(register_module("stem_norm", torch::nn::BatchNorm1d(width / 4)))
    , blocks(register_module("blocks", torch::nn::Sequential()))
    , headDropout(register_module("head_dropout", torch::nn::Dropout(0.3)))
    , head(register_module("head", torch::nn::Linear(2 * width, classes)))
{
    const std::int64_t widths[] = {width / 4, width / 2, width * 3 / 4, width};
    std::int64_t in = width / 4;
    for (const std::int64_t out : widths) {
        blocks->push_back(ResidualBlock(in, out, 2));
        blocks->push_back(ResidualBlock(out, out, 1));
        in = out;
    }
}

torch::Tensor SignalModuleImpl::embed(torch::Tensor x)
{
    x = blocks->forward(torch::relu(stemNorm(stem(x))));
    return torch::cat({x.mean(2), x.amax(2)}, 1);
}

TensorMap tensorsOf(const torch::nn::Module& module)
{
    TensorMap tensors;
    const auto add = [&tensors](const std::string& name, const torch::Tensor& tensor) {
        if (!tensor.is_floating_point())
            return;
        const torch::Tensor plain = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
        NamedTensor& out = tensors[name];
        out.shape = plain.sizes().vec();
        out.values.assign(plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel());
    };
    for (const auto& item : module.named_parameters())
        add(item.key(), item.value());
    for (const auto& item : module.named_buffers())
        add(item.key(), item.value());
    return tensors;
}

Status setTensors(torch::nn::Module& module, const TensorMap& tensors)
{
    std::vector<std::pair<torch::Tensor, const NamedTensor*>> pairs;
    bool fits = true;
    const auto match = [&](const std::string& name, const torch::Tensor& tensor) {
        if (!tensor.is_floating_point())
            return;
        const auto it = tensors.find(name);
        fits = fits && it != tensors.end() && tensor.sizes().vec() == it->second.shape;
        if (fits)
            pairs.emplace_back(tensor, &it->second);
    };
    for (const auto& item : module.named_parameters())
        match(item.key(), item.value());
    for (const auto& item : module.named_buffers())
        match(item.key(), item.value());
    if (!fits || pairs.size() != tensors.size())
        return fail(Errc::corrupt,
            QCoreApplication::translate("Model",
                "The model file does not fit this version of the program. Install the program "
                "again."),
            QStringLiteral("tensor names or shapes differ"));
    const torch::NoGradGuard noGrad;
    for (auto& [tensor, named] : pairs)
        tensor.copy_(torch::from_blob(
            const_cast<float*>(named->values.data()), named->shape, torch::kFloat32));
    return {};
}

} // namespace ecgscan
