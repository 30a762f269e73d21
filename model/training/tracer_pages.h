// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"
#include "model/nets/tracer_strip.h"
#include "model/synthesis/page_renderer.h"
#include "model/trace/ink_map.h"

#include <vector>

namespace ecgscan {

/// A part of a strip and where its row's pen was.
struct TracerExample {
    TracerStrip strip;
    /// One a column: y of the middle of the pen at the column's centre in strip pixels; NaN: this
    /// row left no ink in this column.
    std::vector<float> penY;
};

/// Sides of an example in pixels, multiples of kTracerAlignment.
struct ExampleSize {
    int rows = 384, columns = 256;
};

/// A page as the tracer meets it after it was flattened, but worse than most: every layout, pen,
/// ink, grid and font that is installed, small errors of flattening, crossing rows, names and
/// separators in the trace, notes, stamps, faded, blurred, compressed, black and white. 100 to 300
/// dpi. The ecg may be scaled and turned upside down first. Deterministic by seed, up to the fonts.
DrawnPage drawTrainingPage(Ecg ecg, unsigned seed);

/// The same look and damage at this resolution, of the recording as it is.
DrawnPage drawWornPage(const Ecg& ecg, double dpi, unsigned seed);

/// What readPage() would see of it, had flattening erred by this factor in scale (1: not at all).
InkMap inkOf(const DrawnPage& page, double scaleError);

/// Cuts examples out of random places of random rows. Needs no thread of its own.
std::vector<TracerExample> cutExamples(
    const DrawnPage& page, const ExampleSize& size, int count, unsigned seed);

} // namespace ecgscan
