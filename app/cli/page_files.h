// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace ecgscan::cli {

/// One input of a batch and where its results go.
struct PageFile {
    QString file;
    QString outputBase; ///< Below the output folder; ".p1.json" and so on are added.
};

struct PageFiles {
    std::vector<PageFile> files;
    QStringList others; ///< Files in the named folders that are no pictures or PDF files.
};

/// The named files, whatever they are called and whether they exist or not, and the picture and PDF
/// files of named folders and their subfolders, in alphabetical order; results of a run that lie in
/// outputFolder are not inputs. Two inputs never share an output: the second "a.png" becomes
/// "a.png-2".
PageFiles pageFiles(const QStringList& inputs, const QString& outputFolder);

/// What the results of a page are called, without ".json" or ".png".
QString resultBase(const QString& outputBase, int page);

/// Hex sha256 of a regular file of at most 200 MB; empty when it can't be read.
QString fileSha256(const QString& path);

} // namespace ecgscan::cli
