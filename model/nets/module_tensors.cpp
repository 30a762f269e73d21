// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/module_tensors.h"

#include <QCoreApplication>

namespace ecgscan {

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
