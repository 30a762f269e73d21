// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/recording_archive.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace ecgscan::cli {

inline constexpr std::size_t kSuperclassCount = 5;

/// Codes of the five superclasses.
const QStringList& superclasses();

/// The five superclasses, then the statements present in at least leastPositives recordings, by
/// code. The statement NORM is left to the superclass of that name.
QStringList classesWithSupport(const std::vector<RecordingInfo>& infos, int leastPositives);

/// Numbers with commas between them. Errors: invalidArgument (none, or not from 1 to last).
[[nodiscard]] Result<QSet<int>> foldsOf(const QString& numbers, int last);

/// Where in the archive each recording stands.
QHash<QString, std::size_t> rowsByRecord(const RecordingArchive& archive);

/// 1 present, 0 absent, -1 unknown: a recording without any superclass says nothing of
/// superclasses.
std::vector<int> labelsOf(const RecordingInfo& info, const QStringList& classes);

} // namespace ecgscan::cli
