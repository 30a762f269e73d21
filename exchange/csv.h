// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

namespace ecgscan {

/// Quoted where a comma, a quote or a line end stands in it.
QString csvField(const QString& text);

/// The same of a text of others, which a spreadsheet might take for a formula: with an apostrophe
/// before a leading = + - @, tab or line end.
QString csvText(const QString& text);

/// A table with a header row: RFC 4180 (quotes, doubled quotes, line ends inside quotes), UTF-8.
class CsvTable {
public:
    static CsvTable parse(const QByteArray& text);
    /// Errors: notFound (also of a file that may not be read).
    [[nodiscard]] static Result<CsvTable> read(const QString& file);

    qsizetype rows() const { return m_rows.size(); }
    bool hasColumn(const QString& column) const { return m_columns.contains(column); }
    /// Empty where the row is short or the column does not exist.
    QString value(qsizetype row, const QString& column) const;

private:
    QHash<QString, qsizetype> m_columns;
    QList<QStringList> m_rows;
};

} // namespace ecgscan
