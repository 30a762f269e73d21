// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <array>
#include <cstdint>

namespace ecgscan {

/// The colour of a lead's trace over a scan, 0xAARRGGBB, the same in the window and in files.
/// Chosen by search: contrast 3.2 or more on pink paper, and as far apart as possible for normal,
/// protanopic and deuteranopic eyes (simulated after Viénot et al. 1999). Such eyes can't keep
/// twelve colours apart: give the chest leads another sign as well.
constexpr std::uint32_t leadRgb(Lead lead)
{
    constexpr std::array<std::uint32_t, kLeadCount> kColours
        = {0xff0000e6, 0xffbf6000, 0xff004d33, 0xff8f39e6, 0xffe6306e, 0xff3078bf, 0xff309030,
            0xfff00018, 0xff783078, 0xffa87878, 0xfff018c0, 0xff781818};
    return kColours[static_cast<std::size_t>(index(lead))];
}

} // namespace ecgscan
