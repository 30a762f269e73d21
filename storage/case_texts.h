// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "storage/database.h"

namespace ecgscan {

/// Brings the texts that the library searches up to date: triggers note in texts_to_refresh which
/// cases changed or went, whoever wrote them. (They can't write the index themselves: a schema that
/// is not trusted may not touch virtual tables.) Call it inside a transaction.
[[nodiscard]] Status refreshCaseTexts(Database& database);

} // namespace ecgscan
