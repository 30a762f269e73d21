// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/analysis_json.h"

namespace ecgscan {
}
