// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/analysis.h"

namespace ecgscan {

QString LeadTrace::name() const
{
    return inverted ? QStringLiteral("-") + leadName(lead) : leadName(lead);
}

} // namespace ecgscan
