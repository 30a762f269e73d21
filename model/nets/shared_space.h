// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/device.h"
#include "model/nets/safetensors.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace ecgscan {

/// The space that recordings, pages and texts share, ready to be asked. A point has kSharedSize
/// values and length 1; the cosine of two says how alike they are. Movable; one thread at a time.
class SharedSpace {
public:
    using Point = std::vector<float>;

    /// vocabulary: the words of its Tokenizer. Errors: corrupt (names or shapes differ), internal.
    [[nodiscard]] static Result<SharedSpace> load(
        const TensorMap& tensors, const QStringList& vocabulary, const Device& device);
    SharedSpace(SharedSpace&&) noexcept;
    SharedSpace& operator=(SharedSpace&&) noexcept;
    ~SharedSpace();

    /// Of embeddings of either tower (TowerOutput), equally long. Errors: invalidArgument (another
    /// length), internal.
    [[nodiscard]] Result<std::vector<Point>> ofRecordings(
        const std::vector<std::vector<float>>& embeddings);
    /// Errors: invalidArgument (a text without a word), internal.
    [[nodiscard]] Result<std::vector<Point>> ofTexts(const QStringList& texts);

    std::size_t embeddingSize() const; ///< Values of an embedding that it takes.
    const Device& device() const; ///< Where it runs now.

private:
    struct Parts;
    explicit SharedSpace(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

double cosine(const SharedSpace::Point& a, const SharedSpace::Point& b); ///< -1..1

} // namespace ecgscan
