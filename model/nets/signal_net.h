// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/device.h"
#include "model/nets/safetensors.h"
#include "model/nets/signal_input.h"
#include "model/nets/tower_output.h"

#include <memory>
#include <vector>

namespace ecgscan {

/// The signal tower: a 1-D residual network on the reconstructed leads, ready to be asked. Movable;
/// one thread at a time.
class SignalNet {
public:
    /// Sizes follow from the tensors. Errors: corrupt (names or shapes differ),
    /// internal.
    [[nodiscard]] static Result<SignalNet> load(const TensorMap& tensors, const Device& device);
    SignalNet(SignalNet&&) noexcept;
    SignalNet& operator=(SignalNet&&) noexcept;
    ~SignalNet();

    /// One output an input. Falls back to the CPU when the GPU fails (out of memory).
    /// Errors: internal.
    [[nodiscard]] Result<std::vector<TowerOutput>> run(const std::vector<Signal100>& signals);

    const Device& device() const; ///< Where it runs now.

private:
    struct Parts;
    explicit SignalNet(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan
