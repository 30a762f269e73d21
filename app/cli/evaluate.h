// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace ecgscan::cli {

/// The kinds of "ecgscan evaluate"; arguments: what follows the kind. Return the exit code.
int evaluateDigitisation(const QStringList& arguments);
int evaluateFindings(const QStringList& arguments);

} // namespace ecgscan::cli
