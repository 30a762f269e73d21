// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/device.h"
#include "model/nets/page_input.h"
#include "model/nets/safetensors.h"
#include "model/nets/tower_output.h"

#include <memory>
#include <span>
#include <vector>

namespace ecgscan {

/// The image tower, ready to be asked. Movable; one thread at a time.
class PageNet {
public:
    /// Sizes follow from the tensors. Errors: corrupt (names or shapes differ).
    [[nodiscard]] static Result<PageNet> load(const TensorMap& tensors, const Device& device);
    PageNet(PageNet&&) noexcept;
    PageNet& operator=(PageNet&&) noexcept;
    ~PageNet();

    /// One output a page. Falls back to the CPU when the GPU fails (out of memory).
    /// Errors: internal.
    [[nodiscard]] Result<std::vector<TowerOutput>> run(std::span<const PageInput> pages);

    const Device& device() const; ///< Where it runs now.

private:
    struct Parts;
    explicit PageNet(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan
