// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace ecgscan::report {

/// Translations of all that a report says.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ecgscan::Report)
};

} // namespace ecgscan::report
