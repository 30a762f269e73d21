// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/device.h"
#include "model/nets/safetensors.h"
#include "model/nets/signal_input.h"

#include <memory>

namespace ecgscan {

/// The decoder that reconstructs twelve whole leads from what a page printed of them, ready to be
/// asked. Movable; one thread at a time.
class ReconstructionNet {
public:
    /// Sizes follow from the tensors. Errors: corrupt (names or shapes differ), internal.
    [[nodiscard]] static Result<ReconstructionNet> load(
        const TensorMap& tensors, const Device& device);
    ReconstructionNet(ReconstructionNet&&) noexcept;
    ReconstructionNet& operator=(ReconstructionNet&&) noexcept;
    ~ReconstructionNet();

    /// Every sample of every lead as the network would have it, known ones too. Each lead lies on
    /// the level of its known samples, a lead without one about its median. Falls back to the CPU
    /// when the GPU fails (out of memory). Errors: internal.
    [[nodiscard]] Result<Signal100> reconstruct(const Signal100& known);

    const Device& device() const; ///< Where it runs now.

private:
    struct Parts;
    explicit ReconstructionNet(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan
