// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/result.h"

#include <QJsonObject>

namespace ecgscan {

/// The file form of an analysis, schema "ecgscan.analysis/1". Numbers that are not finite become
/// null.
QJsonObject toJson(const Analysis& analysis);

/// Errors: corrupt (not an analysis), schemaTooNew. Unknown keys are ignored; null samples become
/// NaN.
[[nodiscard]] Result<Analysis> analysisFromJson(const QJsonObject& object);

/// Whether an analysis holds all keys that this version writes; those of earlier versions lack
/// some.
bool hasAllKeys(const QJsonObject& analysis);

} // namespace ecgscan
