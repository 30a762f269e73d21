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

/// What the image tower says of a page when it may not see a part of it.
struct HiddenPart {
    std::size_t lead = 0; ///< Its number, as in kLeads.
    double fromS = 0, toS = 0;
    std::vector<float> logits;
};

/// A page seen whole, and with each part hidden in turn.
struct PageAnswer {
    TowerOutput whole;
    std::vector<HiddenPart> hidden; ///< Each printed half column of each lead: 1.25 s.
};

/// The image tower, ready to be asked. Movable; one thread at a time.
class PageNet {
public:
    /// Sizes follow from the tensors. Errors: corrupt (names or shapes differ),
    /// internal.
    [[nodiscard]] static Result<PageNet> load(const TensorMap& tensors, const Device& device);
    PageNet(PageNet&&) noexcept;
    PageNet& operator=(PageNet&&) noexcept;
    ~PageNet();

    /// One output a page. Falls back to the CPU when the GPU fails (out of memory).
    /// Errors: internal.
    [[nodiscard]] Result<std::vector<TowerOutput>> run(std::span<const PageInput> pages);

    /// Of one page, with what its parts count for (occlusion: Zeiler and Fergus 2014, here of the
    /// features, which are computed once). Errors: internal.
    [[nodiscard]] Result<PageAnswer> look(const PageInput& page);

    const Device& device() const; ///< Where it runs now.

private:
    struct Parts;
    explicit PageNet(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan
