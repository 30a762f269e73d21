// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace ecgscan {

/// One step of the schema, numbered from 1: the statements bring version - 1 to version. Steps are
/// only ever added.
struct Migration {
    int version;
    QStringList statements;
};

const std::vector<Migration>& migrations();

/// PRAGMA user_version of a current file.
int currentSchemaVersion();

/// PRAGMA application_id: "ECGS".
inline constexpr int kApplicationId = 0x45434753;

} // namespace ecgscan
