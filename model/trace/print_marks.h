// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ink_map.h"

#include <vector>

namespace ecgscan {

/// Connected ink. The box is in flat pixels.
struct Mark {
    cv::Rect box;
    int area = 0; ///< Pixels.
};

struct PrintMarks {
    cv::Mat1i labels; ///< Index into marks; 0 is paper.
    std::vector<Mark> marks; ///< marks[0] is unused.
};

/// Ink above this is written; below it may be blur or noise.
inline constexpr float kWritten = 0.42f;

PrintMarks findMarks(const InkMap& map);

} // namespace ecgscan
