// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <vector>

namespace ecgscan {

/// A picture and its halves, so that a large scan is painted in the time of the pixels that are
/// seen. Level k is level 0 divided by 2^k in both directions.
class ImagePyramid {
public:
    ImagePyramid() = default;
    /// Takes about 40 ms for 9 megapixels; runs in any thread.
    explicit ImagePyramid(QImage image);

    QSize size() const { return m_levels.empty() ? QSize() : m_levels.front().size(); }
    bool isEmpty() const { return m_levels.empty(); }

    /// The smallest level that is not smaller than `scale` (screen pixels for each picture pixel)
    /// asks for.
    int levelFor(double scale) const;
    const QImage& level(int index) const { return m_levels[static_cast<std::size_t>(index)]; }

private:
    std::vector<QImage> m_levels;
};

} // namespace ecgscan
