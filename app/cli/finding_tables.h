// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/findings_evaluation.h"
#include "model/training/label_task.h"

#include <QByteArray>

namespace ecgscan::cli {

bool hasJudge(const std::vector<JudgedSet>& sets, const QString& judge);

/// The tables of a model card, in Markdown on standard output: every set and judge by task with its
/// calibration, judges beside the true signals, and of one judge each class and groups of patients.
void printTables(
    const std::vector<JudgedSet>& sets, const QString& judge, const EvaluationOptions& options);

/// Predicted against true shares of the superclasses, of this judge's first set; there must be one.
QByteArray reliabilityPlot(const std::vector<JudgedSet>& sets, const QString& judge);

} // namespace ecgscan::cli
