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

/// The same for text that somebody typed or a file is called: where a spreadsheet would take it for
/// a formula (it begins with = + - @, a tab or a line end and is no number) an apostrophe stands
/// before it. So it is with each part between semicolons, where German spreadsheets begin a cell.
QString guardedCsvField(const QString& text);
/// A cell's text without the apostrophes of guardedCsvField().
QString unguarded(const QString& cell);
/// A row of guarded cells with its line end, UTF-8.
QByteArray guardedCsvLine(const QStringList& cells);

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
