// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"
#include "model/core/result.h"

#include <QString>

namespace ecgscan {

/// Reads a WFDB record with twelve leads: a .hea header and one format-16 signal file beside it.
/// The value -32768 is missing (NaN). Leads that the record lacks stay NaN. Source:
/// https://physionet.org/physiotools/wag/header-5.htm Errors: notFound, corrupt, unsupported
/// (another format, more than one signal file or segment).
Result<Ecg> readWfdb(const QString& headerFile);

} // namespace ecgscan
