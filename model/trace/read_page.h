// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/print_layout.h"
#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/label_net.h"
#include "model/nets/page_input.h"
#include "model/nets/tracer_net.h"
#include "model/scan/flat_page.h"
#include "model/trace/page_scale.h"
#include "model/trace/text_reader.h"

#include <functional>

namespace ecgscan {

/// What the print of one flat page says.
struct PageReading {
    QString layout; ///< "3x4+1"; never empty: a page whose layout is not known is not read.
    int quarterTurns = 0; ///< Clockwise turns that made the page upright.
    PageScale scale;
    std::vector<LeadTrace> leads; ///< pathPx on the original picture, samples at 500 Hz.
    double confidence = 0; ///< As rateLeads() gives it.
    LeadConsistency consistency; ///< Before the leads were fused by the laws.
    int namesRead = 0; ///< Stretches whose own name was read.
    bool byNetwork = false; ///< The network followed the pens, but for gaps.
    bool namesByNetwork = false; ///< The network read the names.
    QList<Warning> warnings;
    PageInput view {}; ///< The page with its leads as the image tower sees it.

    /// Less than half of the signal is expected to be right, which is 3 dB.
    bool isPoor() const { return confidence < 0.5; }
};

/// What helps to read a page; each may be missing. Not owned; used by one thread at a time.
struct PageReaders {
    TracerNet* tracer = nullptr; ///< Without it the ink alone is followed: quicker, less exact.
    LabelNet* labels = nullptr; ///< Without it leads are named by their places alone.
    const std::vector<PrintLayout>* layouts = &printLayouts(); ///< The common ones first.
    /// Gives a reader of printed text or nullptr; called from a thread that ends before readPage()
    /// does. Without it, a page without a pulse has a scale that is guessed.
    std::function<TextReader*()> text;
};

/// Reads rows, columns, scale, lead names and the ink of every printed stretch; fuses the limb
/// leads by their laws and predicts how well all was read. Names, and where they are few the lead
/// laws, decide which way up the page is and which layout it has. Knows 25 and 50 mm/s and 5, 10,
/// 20 and 40 mm/mV: a page printed at 12.5 mm/s or 2.5 mm/mV is taken for the nearest of these. The
/// gain is the pulse's; page_scale.h says when what is printed counts. Warnings: those of
/// believePrint(), "layout_uncertain", "leads_contradict", "pulse_differs", "poor_reading",
/// "low_resolution", "lead_missing", "tracer_failed", "label_reader_failed", "repair_not_used".
/// repair: what a person says of speed, gain, layout and stretches, which goes before what is
/// printed; their corners are flatten()'s. Runs in any thread, and reads text in one of its own.
/// Errors: noEcg (a page with a grid but no traces, nothing that looks like an ECG, or a layout
/// that does not fit it), cancelled, internal.
[[nodiscard]] Result<PageReading> readPage(const FlatPage& page, const PageReaders& readers,
    const Task& task, const PageRepair& repair = {});

} // namespace ecgscan
