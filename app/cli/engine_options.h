// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/engine.h"

#include <QCommandLineParser>

#include <optional>

namespace ecgscan::cli {

void addDeviceOption(QCommandLineParser& parser);
/// --device and --models, the same for every subcommand that analyses.
void addEngineOptions(QCommandLineParser& parser);

/// What --device says; nullopt, and a sentence on standard error, when it is none.
std::optional<DeviceChoice> deviceChoice(const QCommandLineParser& parser);

/// nullopt, and a sentence on standard error, when --device is none or --layouts no folder.
std::optional<EngineOptions> engineOptions(const QCommandLineParser& parser);

/// What is written for a page that could not be read: found false, the reason in warnings.
Analysis unreadPage(const PageRef& page, const Error& error);

} // namespace ecgscan::cli
