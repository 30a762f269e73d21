// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// One function a subcommand. arguments: what follows the subcommand's name. Returns the exit code.
namespace ecgscan::cli {

/// Exit codes of every program of this project.
enum ExitCode : int {
    kOk = 0,
    kCannotRead = 1, ///< The page, or what was said to `serve`, can't be read.
    kUsage = 2,
    kCannotWrite = 3, ///< Or the storage failed.
    kNoModel = 4, ///< finetune, evaluate: no usable model.
};

int analyze(const QStringList& arguments);
int batch(const QStringList& arguments);
int doctor(const QStringList& arguments);
int evaluate(const QStringList& arguments);
int exportCommand(const QStringList& arguments);
int finetune(const QStringList& arguments);
int importLabels(const QStringList& arguments);
int pretrain(const QStringList& arguments);
int search(const QStringList& arguments);
int serve(const QStringList& arguments);
int synthesize(const QStringList& arguments);

} // namespace ecgscan::cli
