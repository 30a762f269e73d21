// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"
#include "model/core/case.h"

#include <functional>
#include <memory>

class QPrinter;
class QWidget;

namespace ecgscan {

/// Where a report is printed from.
struct PrintSetup {
    QWidget* window = nullptr; ///< Not owned; nothing is called after it is gone.
    AnalysisService* engine = nullptr; ///< Not owned; opens the page.
    CaseRecord record;
    std::function<void(const Status&)> done; ///< In the window's thread; a cancel is an error too.
};

/// Asks for the printer, then prints the report of a case true to scale (printTo()).
void printReport(const PrintSetup& setup);

/// Opens the page and draws the report in other threads, with progress. Until it is drawn it can be
/// cancelled, and the printer or its file is not touched; then it is printed, or its file written,
/// as a whole. A page that can't be opened any more is left out of the report.
void printTo(const std::shared_ptr<QPrinter>& printer, const PrintSetup& setup);

/// A4, the whole paper, turned as the case needs it.
std::shared_ptr<QPrinter> reportPrinter(const CaseRecord& record);

} // namespace ecgscan
