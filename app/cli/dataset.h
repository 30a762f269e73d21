// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/embedded_cases.h"

#include <QString>

/// A data set of labelled pages in a folder: manifest.csv, label_map.csv, the pages in pages/,
/// their analyses in analyses/ as batch writes them. evaluate external and finetune read it.
namespace ecgscan::cli {

inline const QString kManifestFile = QStringLiteral("manifest.csv");
inline const QString kLabelMapFile = QStringLiteral("label_map.csv");
inline const QString kPagesFolder = QStringLiteral("pages");
inline const QString kAnalysesFolder = QStringLiteral("analyses");

inline constexpr int kDatasetFolds = 10;

/// 1 to kDatasetFolds, by the hash of who the case is of: in every export the same.
int foldOf(const QString& patientKey);

/// Folds 1-7 train, 8 calibrates, 9 and 10 test, as PTB-XL's folds here.
QString splitOf(int fold);

/// What readers say of the pages: labels (there) and absent (not there) of the manifest. Errors:
/// notFound, corrupt (no such manifest).
[[nodiscard]] Result<std::vector<EmbeddedCase>> datasetCases(const QString& folder);

} // namespace ecgscan::cli
