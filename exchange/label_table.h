// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/result.h"

#include <QStringList>

namespace ecgscan {

/// What a table says of one page.
struct LabelledPage {
    PageRef page; ///< The file as the table names it.
    QString sha256; ///< Of the file; empty: the table does not say.
    QStringList present, absent; ///< Codes of statements, or labels of this place.
};

/// Reads a CSV table with a page a line (columns file or picture; labels, and absent where it is
/// known, with semicolons between the codes: manifest.csv of a data set), or with a verdict a line
/// (columns file, code and reader, which is accepted, added, rejected or empty: findings.csv of an
/// export). page counts from 1 and may be missing, as may sha256. Lines of one page are put
/// together. Errors: notFound, corrupt (columns are missing, an unknown verdict, a page that is no
/// number).
[[nodiscard]] Result<std::vector<LabelledPage>> readLabels(const QString& file);

} // namespace ecgscan
