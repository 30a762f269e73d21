// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/page_layout.h"
#include "model/trace/pen_line.h"

#include <optional>
#include <vector>

namespace ecgscan {

/// Another way to read a page's rows.
struct LeadOrder {
    const PrintLayout* layout = nullptr; ///< One of those that were given.
    bool isTurned = false; ///< The page stands upside down.
};

/// What the limb leads say of the order in which they were taken.
struct OrderCheck {
    /// Energy that the lead laws leave unexplained over the limb leads' energy, 0..1; nullopt where
    /// fewer than three limb leads were printed at a time.
    std::optional<double> misfit;
    /// A layout that the laws support far better than the one that was taken, or one that they say
    /// nothing about where they rule out that one.
    std::optional<LeadOrder> better;
};

/// Limb leads that are printed at the same time are sums of two of them (Einthoven 1912, Goldberger
/// 1942), whatever the heart and the electrodes do; taken in a wrong order, they are not. Compares
/// all layouts that have as many rows, either way up, but for those that would rename mostly leads
/// whose names were read. taken: the pens' layout; pens: one a stretch of it.
OrderCheck checkOrder(
    const PageLayout& taken, const std::vector<PenLine>& pens, const std::vector<PrintLayout>& all);

} // namespace ecgscan
