// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"
#include "model/nets/page_input.h"
#include "model/nets/signal_input.h"

namespace ecgscan {

/// A page as the image tower meets it, and the waveforms that it prints.
struct EncoderExample {
    PageInput page;
    Signal100 printed;
};

/// Draws a page of any layout and look, at a resolution that is just enough, with the damage that
/// flattening leaves; then finds each lead where it is, with the errors that a reading makes: zero
/// lines a little off, steps of time a little off, a lead that was not found. The ecg is made a
/// little larger or smaller first. Deterministic by seed, up to the fonts.
EncoderExample drawEncoderExample(Ecg ecg, unsigned seed);

} // namespace ecgscan
