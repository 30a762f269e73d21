// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/de_identify.h"
#include "model/core/case.h"
#include "model/core/result.h"

#include <QSet>

namespace ecgscan::cli {

/// What became of a case.
struct DatasetPage {
    QString name; ///< Empty: it was left out.
    QString leftOut; ///< Why, for the user.
};

/// Writes a data set (dataset.h): the pages anew as PNG from their pixels, so nothing of the files
/// comes along, and what readers said of them.
class DatasetExport {
public:
    DatasetExport(QString folder, bool deIdentify);

    /// Makes the folders. Errors: io (also of a folder that holds files of a data set).
    [[nodiscard]] Status begin() const;
    /// Errors: those of writing.
    [[nodiscard]] Result<DatasetPage> add(CaseRecord record);
    /// Label map, and the manifest as the last file of all: without it there is no data set. After
    /// the last case.
    [[nodiscard]] Status finish() const;

private:
    [[nodiscard]] Status writePage(
        const QString& name, const QImage& picture, Analysis analysis) const;
    void addRow(const QString& name, const CaseRecord& record, int fold);

    QString m_folder;
    bool m_deIdentify;
    int m_count = 0;
    Pseudonyms m_pseudonyms;
    QByteArray m_rows;
    QSet<QString> m_labels;
};

} // namespace ecgscan::cli
