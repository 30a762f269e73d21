// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/findings_evaluation.h"
#include "model/training/label_task.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace ecgscan::cli {

/// "0.905 (0.876 to 0.930)", with a dash for what is not known.
QString figureText(const std::optional<double>& value);
QString figureText(const Figure& figure);

bool hasJudge(const std::vector<JudgedSet>& sets, const QString& judge);

/// The tables of a model card, in Markdown on standard output: every set and judge by task with its
/// calibration, judges beside the true signals, and of one judge each class and groups of patients.
void printTables(
    const std::vector<JudgedSet>& sets, const QString& judge, const EvaluationOptions& options);

/// Predicted against true shares of the superclasses, of this judge's first set; there must be one.
QByteArray reliabilityPlot(const std::vector<JudgedSet>& sets, const QString& judge);

} // namespace ecgscan::cli
