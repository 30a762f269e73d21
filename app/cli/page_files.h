// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ecgscan::cli {

/// One input of a batch and where its results go.
struct PageFile {
    QString file;
    QString outputBase; ///< Below the output folder; ".p1.json" and so on are added.
};

/// The named files, whatever they are called, and the picture and PDF files of named folders and
/// their subfolders, in alphabetical order; results that lie in outputFolder are not inputs. Two
/// inputs never share an output: the second "a.png" becomes "a.png-2".
/// Errors: notFound (names the input).
[[nodiscard]] Result<std::vector<PageFile>> pageFiles(
    const QStringList& inputs, const QString& outputFolder);

/// Hex sha256 of a regular file of at most 200 MB; empty when it can't be read.
QString fileSha256(const QString& path);

} // namespace ecgscan::cli
