// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QString>

/// What the values of labels are called on the screen, in lower case.
namespace ecgscan {

QString severityText(Severity severity);
QString certaintyText(Certainty certainty);
QString stateText(ReviewState state);
QString qualityText(PageQuality quality);
QString sexText(Sex sex); ///< Empty: unknown.
QString capitalised(QString text); ///< Its first letter, as an entry of a menu or list.

} // namespace ecgscan
