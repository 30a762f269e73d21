// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/link/message.h"

#include <QImage>
#include <QStringList>

#include <optional>

/// Runs the real ecgscan-decode for tests.
namespace ecgscan::testing {

/// Path of the program that was built with the tests.
QString decoderProgram();

struct DecoderAnswer {
    int exitCode = -1; ///< -1: it ended by a signal.
    int signal = 0;
    std::optional<Message> frame; ///< Exactly one frame, or nullopt.
    double cpuSeconds = 0;
    double wallSeconds = 0;
    double peakMegabytes = 0; ///< Resident.

    QString code() const; ///< Of an error; empty for a page.
    QString message() const;
    QString kind() const;
    int pages() const;
    double dpi() const; ///< 0: not stated.
    QSize size() const;
    QImage image() const; ///< Refers to this answer's bytes.
};

/// file: bytes as the system spells it.
DecoderAnswer runDecoder(const QByteArray& file, const QStringList& options = {});

} // namespace ecgscan::testing
