// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

namespace ecgscan {

/// As tables and the audit log have it, in every language: "accepted", "rejected", "added".
inline QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return QStringLiteral("accepted");
    case Verdict::rejected:
        return QStringLiteral("rejected");
    case Verdict::added:
        return QStringLiteral("added");
    }
    return {};
}

} // namespace ecgscan
