// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report_sheet.h"

#include <QList>
#include <QStringList>

/// Texts and tables that flow down a sheet at its yMm and go on on the next page where they must.
/// All of it stays text in a PDF.
namespace ecgscan {

/// belowMm: room that what follows needs on the same page.
void heading(ReportSheet& sheet, const QString& text, double belowMm = 14);

/// Wrapped to the width; line ends in the text are kept.
void paragraph(ReportSheet& sheet, const QString& text, const TextStyle& style = {});

/// Wrapped to the width of a box; gives the height that it took. Never breaks a page.
double textBox(ReportSheet& sheet, const QPointF& topLeftMm, double widthMm, const QString& text,
    const TextStyle& style);

struct ReportColumn {
    QString title;
    double share = 1; ///< Of the table's width, beside the other columns.
    Qt::Alignment align = Qt::AlignLeft;
};

struct ReportRow {
    QStringList cells;
    bool strong = false;
};

/// As wide as the sheet. Cells wrap; the titles stand again on each further page.
void table(ReportSheet& sheet, const QList<ReportColumn>& columns, const QList<ReportRow>& rows);

} // namespace ecgscan
