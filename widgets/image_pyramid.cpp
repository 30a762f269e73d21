// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image_pyramid.h"

#include <algorithm>

namespace ecgscan {

ImagePyramid::ImagePyramid(QImage image)
{
    if (image.isNull())
        return;
    // Level 0 keeps its format: it is painted in small parts only, and converting it would double
    // its memory.
    m_levels.push_back(std::move(image));
    while (std::max(m_levels.back().width(), m_levels.back().height()) > 512) {
        const QImage& above = m_levels.back();
        const QSize half((above.width() + 1) / 2, (above.height() + 1) / 2);
        m_levels.push_back(above.scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .convertToFormat(QImage::Format_RGB32));
    }
}

int ImagePyramid::levelFor(double scale) const
{
    int level = 0;
    while (level + 1 < static_cast<int>(m_levels.size()) && scale <= 0.5) {
        scale *= 2;
        ++level;
    }
    return level;
}

} // namespace ecgscan
