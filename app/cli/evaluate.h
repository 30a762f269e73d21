// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <QStringList>

#include <optional>

namespace ecgscan::cli {

/// The kinds of "ecgscan evaluate"; arguments: what follows the kind. Return the exit code.
int evaluateDigitisation(const QStringList& arguments);
int evaluateEvidence(const QStringList& arguments);
int evaluateExternal(const QStringList& arguments);
int evaluateFindings(const QStringList& arguments);
int evaluateMeasurements(const QStringList& arguments);
int evaluateProbe(const QStringList& arguments);
int evaluateReconstruction(const QStringList& arguments);
int evaluateSearch(const QStringList& arguments);
int evaluateSpeed(const QStringList& arguments);
int evaluateTables(const QStringList& arguments);

/// The analysis of a picture's first page in a folder that batch wrote; nullopt: none, or damaged.
std::optional<Analysis> batchAnalysis(const QString& folder, const QString& picture);

} // namespace ecgscan::cli
