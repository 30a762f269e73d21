// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/scan/flat_page.h"

#include <QImage>

#include <array>

namespace ecgscan {

/// Finds the gridded paper on a picture and flattens it: undoes rotation by any angle, perspective
/// and gentle bending by following the printed grid itself. The result's rows are horizontal; it
/// may still be turned by a multiple of 90 degrees, which only the print can tell (see readPage).
///
/// image: Format_RGB888, any size up to 100 megapixels. Runs in any thread, stops soon after a
/// cancel. Errors: noEcg (no grid of 0.5..50 px pitch, or a picture without paper), cancelled.
[[nodiscard]] Result<FlatPage> flatten(const QImage& image, const Task& task);

/// The picture with all black that lies outside of the paper, whose corners somebody pointed out in
/// turn. Any format; keeps the size.
QImage onlyWithin(const QImage& image, const std::array<QPointF, 4>& cornersPx);

} // namespace ecgscan
