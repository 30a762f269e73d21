// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/label_map.h"
#include "model/synthesis/page_renderer.h"

#include <QRectF>

#include <vector>

namespace ecgscan {

/// A part of a page and the names in it.
struct LabelExample {
    struct Name {
        Lead lead;
        QRectF box; ///< Of its letters, in pixels of the picture; may reach beyond it.
    };
    LabelPicture picture;
    std::vector<Name> names;
};

/// Sides of an example in pixels, multiples of kLabelCellPx.
inline constexpr int kLabelExampleRows = 448, kLabelExampleColumns = 640;

/// Cuts examples out of random places of a page from drawTrainingPage(). Some are turned by a
/// quarter or a half first: names that do not stand upright are none, which tells the way up.
std::vector<LabelExample> cutLabelExamples(const DrawnPage& page, int count, unsigned seed);

} // namespace ecgscan
