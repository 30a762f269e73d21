// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/result.h"
#include "model/core/task.h"

#include <QImage>
#include <QString>

/// The engine's side of `ecgscan-decode`. That program parses bytes nobody vouches for, so nothing
/// it says is trusted before it was checked here.
namespace ecgscan {

struct DecodedPage {
    QImage image; ///< Format_RGB888, upright.
    QString sha256; ///< Of the file: 64 hex digits.
    int page = 1;
    int pages = 1;
};

struct DecodeOptions {
    int maxSidePx = 0; ///< Longest side of the picture; 0: as it is.
    int timeoutMs = 20'000;
};

/// Starts the program decoderProgram on one page and waits for its pixels. Call it from a worker
/// thread; the child dies with that thread, on cancel (within 50 ms), on time-out, and when it says
/// more than it may.
/// Errors: notFound, io, corrupt, unsupported, tooLarge, invalidArgument (no such page) as the
/// decoder gives them; corrupt too when the file makes the decoder crash or run out of
/// memory; tooLarge too when the time is over; cancelled; internal (the decoder can't be started,
/// or has another version).
[[nodiscard]] Result<DecodedPage> decodePage(const QString& decoderProgram, const PageRef& page,
    const Task& task, const DecodeOptions& options = {});

} // namespace ecgscan
