// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The signal tower as others are taught by it. Include <torch/torch.h> first, as for lead_mixer.h.

#include "model/nets/signal_net_module.h"
#include "model/nets/torch_device.h"

#include <span>
#include <vector>

namespace ecgscan {

/// Ready to be asked, on its device; nobody trains it. Errors: as towerOf().
[[nodiscard]] inline Result<SignalModule> teacherOf(const TensorMap& tensors, const Device& device)
{
    ECGSCAN_TRY(SignalModule teacher, towerOf<SignalModule>(tensors));
    teacher->eval();
    teacher->to(torchDevice(device));
    return teacher;
}

/// Of examples that have a Signal100 called printed: what the teacher is shown.
template <class Example> torch::Tensor printedBatch(std::span<const Example> examples)
{
    std::vector<const Signal100*> printed;
    for (const Example& example : examples)
        printed.push_back(&example.printed);
    return signalBatch(printed);
}

/// Gives an image tower what it has in common with a signal tower.
inline void copyMixer(const torch::nn::Module& teacher, torch::nn::Module& tower)
{
    const torch::NoGradGuard noGrad;
    const auto copy = [](const auto& from, const auto& to) {
        for (const auto& item : to) {
            if (const torch::Tensor* tensor = from.find(item.key()))
                item.value().copy_(*tensor);
        }
    };
    copy(teacher.named_parameters(), tower.named_parameters());
    copy(teacher.named_buffers(), tower.named_buffers());
}

} // namespace ecgscan
