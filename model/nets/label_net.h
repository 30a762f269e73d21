// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/device.h"
#include "model/nets/label_map.h"
#include "model/nets/safetensors.h"

#include <memory>
#include <vector>

namespace ecgscan {

/// The network that reads the leads' names, ready to be asked. Movable; one thread at a time.
class LabelNet {
public:
    /// Sizes follow from the tensors. Errors: corrupt (names or shapes differ).
    [[nodiscard]] static Result<LabelNet> load(const TensorMap& tensors, const Device& device);
    LabelNet(LabelNet&&) noexcept;
    LabelNet& operator=(LabelNet&&) noexcept;
    ~LabelNet();

    /// Names that are more likely there than not, each once, in no order. Falls back to the CPU
    /// when the GPU fails (out of memory). Errors: internal.
    [[nodiscard]] Result<std::vector<LabelRead>> read(const LabelPicture& picture);

    const Device& device() const; ///< Where it runs now.

private:
    struct Parts;
    explicit LabelNet(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan
