// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace ecgscan {

/// Name patterns of the files the engine can read: "*.png" and so on.
QStringList pageFilePatterns();

/// Files as they are; for folders the page files in and below them, in the order people sort: page2
/// before page10. Reads the disk; runs in any thread.
QStringList findPageFiles(const QStringList& paths);

} // namespace ecgscan
