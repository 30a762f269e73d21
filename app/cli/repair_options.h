// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/page_repair.h"
#include "model/core/result.h"

#include <QCommandLineParser>

namespace ecgscan::cli {

/// --speed, --gain, --layout and --repair: what a person says of a page, before it is read.
void addRepairOptions(QCommandLineParser& parser);

/// Errors: invalidArgument (a number out of its range), notFound or corrupt (of the file that
/// --repair names).
[[nodiscard]] Result<PageRepair> repairOf(const QCommandLineParser& parser);

} // namespace ecgscan::cli
