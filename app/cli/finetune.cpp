// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

namespace ecgscan::cli {

int finetune(const QStringList&)
{
    return kUsage;
}

} // namespace ecgscan::cli
