// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/print_layout.h"
#include "model/core/result.h"

#include <vector>

namespace ecgscan {

/// A layout that a user described: an object with "id", "rows", "columns", "leads" (names from the
/// top of the first column down, then the next column; "-aVR" is printed upside down, null is
/// something else than one of the twelve leads and may only end a row) and optionally "strips". It
/// counts as common. Errors: corrupt (the message says what is wrong).
[[nodiscard]] Result<PrintLayout> layoutFromJson(const QByteArray& json);

/// The layouts of every *.json in a folder, by name; and what is wrong with the others, one text
/// for the user each. A folder that is not there has none, nor has an empty name.
struct LayoutTemplates {
    std::vector<PrintLayout> layouts;
    QStringList problems;
};
LayoutTemplates readLayoutTemplates(const QString& folder);

} // namespace ecgscan
