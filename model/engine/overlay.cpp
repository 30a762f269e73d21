// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/overlay.h"

#include "report/traces.h"

#include <QPainter>

namespace ecgscan {

QImage drawOverlay(const QImage& page, const Analysis& analysis)
{
    QImage image = page.convertToFormat(QImage::Format_RGB888);
    QPainter painter(&image);
    painter.fillRect(image.rect(), QColor(255, 255, 255, 110));
    drawTraces(painter, analysis);
    return image;
}

} // namespace ecgscan
