// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/scp_statement.h"

namespace ecgscan {
}
