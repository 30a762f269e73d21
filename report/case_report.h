// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"
#include "model/core/task.h"

#include <QImage>
#include <QPageLayout>

class QPagedPaintDevice;

namespace ecgscan {

struct ReportInput {
    CaseRecord record;
    QImage page; ///< The picture that the analysis was made from; null: the report says so.
    QDateTime madeAt; ///< Invalid: left out.
};

/// A4 without margins of its own: lying where ten seconds of a lead need it.
QPageLayout reportLayout(const CaseRecord& record);

/// All of a case on paper: what is known of it, the leads true to scale, the page with its traces,
/// measurements with how they were got, predicted findings with what the reader said of them, the
/// note, and what made it. The device's origin is the corner of its paper (reportLayout(); of a
/// QPrinter: setFullPage()). Runs in any thread, 0.1 to 1 s. Errors: cancelled, io (the device
/// can't be painted on).
[[nodiscard]] Status drawReport(
    QPagedPaintDevice& device, const ReportInput& input, const Task& task = {});

/// The same as a PDF file (PDF/A-1b). Its texts can be selected; its title names no one.
[[nodiscard]] Result<QByteArray> reportPdf(const ReportInput& input, const Task& task = {});

} // namespace ecgscan
