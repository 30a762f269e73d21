// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/device.h"
#include "model/nets/safetensors.h"
#include "model/nets/tracer_strip.h"

#include <memory>
#include <vector>

namespace ecgscan {

/// Where the pen was in each column of a strip.
struct PenProbability {
    int rows = 0, columns = 0;
    /// columns x rows: log probability that the middle of the pen passed at that row's centre.
    std::vector<float> logAt;
    std::vector<float> logNone; ///< columns: that this row left no ink there.
};

/// The network that follows one row's pen, ready to be asked. Movable; one thread at a time.
class TracerNet {
public:
    /// Sizes follow from the tensors. Errors: corrupt (names or shapes differ).
    [[nodiscard]] static Result<TracerNet> load(const TensorMap& tensors, const Device& device);
    TracerNet(TracerNet&&) noexcept;
    TracerNet& operator=(TracerNet&&) noexcept;
    ~TracerNet();

    /// One answer a strip. The GPU gets strips of one size together; the CPU gains nothing by that
    /// and takes one after the other, so that it can be cancelled. Falls back to the CPU when the
    /// GPU fails (out of memory). Errors: cancelled, internal.
    [[nodiscard]] Result<std::vector<PenProbability>> run(
        const std::vector<TracerStrip>& strips, const Task& task);

    const Device& device() const; ///< Where it runs now.

private:
    struct Parts;
    explicit TracerNet(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan
