// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

namespace ecgscan::cli {

int synthesize(const QStringList&)
{
    return kUsage;
}

} // namespace ecgscan::cli
