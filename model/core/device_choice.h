// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace ecgscan {

/// Where a person wants the networks to run; automatic: on a GPU where one works.
enum class DeviceChoice { automatic, cpu, cuda };

/// As options name them: "auto", "cpu", "cuda".
QStringList deviceNames();
QString deviceName(DeviceChoice choice);
/// nullopt: none of deviceNames().
std::optional<DeviceChoice> deviceChoiceFromName(const QString& name);

} // namespace ecgscan
