// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"
#include "model/core/result.h"

#include <QString>

#include <optional>
#include <vector>

namespace ecgscan {

/// Reads a WFDB record: a .hea header and one signal file of format 16 beside it. The value -32768
/// is missing (NaN). Signals that are none of the twelve leads are left out; leads that the record
/// lacks are NaN throughout. Source: physionet.org/physiotools/wag/header-5.htm and signal-5.htm.
/// unitsPerMv replaces the gains and baselines of a header that is known to be wrong.
/// Errors: notFound, corrupt, unsupported (another format, more than one signal file or segment).
[[nodiscard]] Result<Ecg> readWfdb(
    const QString& headerFile, std::optional<double> unitsPerMv = std::nullopt);

/// A mark in a WFDB annotation file.
struct WfdbMark {
    int sample = 0;
    int code = 0; ///< As in WFDB's ecgcodes.h: 1 a normal beat, 24 P, 27 T, 39 "(", 40 ")".
};

/// Reads an annotation file of the MIT format; auxiliary texts are left out. Source:
/// physionet.org/physiotools/wag/annot-5.htm. Errors: notFound, corrupt.
[[nodiscard]] Result<std::vector<WfdbMark>> readWfdbMarks(const QString& file);

} // namespace ecgscan
