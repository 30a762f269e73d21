// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/recording_archive.h"
#include "model/core/result.h"
#include "model/training/label_task.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace ecgscan::cli {

/// Scores of recordings, in the same order, as what one judge said of one set of pages.
JudgedSet judgedSet(const QString& pages, const QString& judge, const Predictions& predictions,
    const std::vector<const RecordingInfo*>& infos);

/// A CSV table: pages, judge, record, patient, fold, age, sex, superclasses and statements (with
/// semicolons between them), then a column a class with its probability, to 4 digits.
/// All sets have the same classes.
QByteArray predictionTable(const std::vector<JudgedSet>& sets);

/// Reads such tables. Sets of the same pages and judge become one, as out-of-fold predictions of
/// several models do; a class that one of them lacks has a probability of 0 there. Errors:
/// notFound, corrupt (a column is missing, or a probability is none).
[[nodiscard]] Result<std::vector<JudgedSet>> readPredictionTables(const QStringList& files);

} // namespace ecgscan::cli
