// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/device.h"
#include "model/nets/torch_device.h"

#include <QCoreApplication>

#include <exception>
#include <utility>

namespace ecgscan {

/// A module on the device it was meant for, and on the CPU from the first failure of the GPU on
/// (out of memory, most likely), be it while it is placed there. One thread at a time. Include
/// <torch/torch.h> first.
template <class Module> class PlacedNet {
public:
    /// Throws what Torch throws on the CPU.
    PlacedNet(Module module, Device device)
        : m_module(std::move(module))
        , m_device(std::move(device))
    {
        withFallback([this] { place(); });
    }

    const Device& device() const { return m_device; }

    /// ask(module, torch::Device) gives a Result and may throw; failed(exception) makes the error
    /// of a network that runs nowhere.
    template <class Ask, class Failed>
    std::invoke_result_t<Ask, Module&, torch::Device> run(const Ask& ask, const Failed& failed)
    try {
        const torch::InferenceMode inference;
        return withFallback([&] {
            place();
            return ask(m_module, torchDevice(m_device));
        });
    } catch (const std::exception& exception) {
        return failed(exception);
    }

private:
    template <class Act> std::invoke_result_t<Act> withFallback(const Act& act)
    {
        try {
            return act();
        } catch (const std::exception&) {
            if (!m_device.cuda)
                throw;
        }
        m_device = {false,
            QCoreApplication::translate(
                "Device", "The GPU failed (its memory may be full), so the processor is used.")};
        m_isPlaced = false;
        return act();
    }

    void place()
    {
        if (m_isPlaced)
            return;
        m_module->eval();
        m_module->to(torchDevice(m_device));
        if constexpr (requires { m_module->fold(); })
            m_module->fold();
        m_isPlaced = true;
    }

    Module m_module;
    Device m_device;
    bool m_isPlaced = false;
};

} // namespace ecgscan
