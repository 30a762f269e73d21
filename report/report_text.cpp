// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <QTextLayout>

#include <algorithm>
#include <memory>
#include <numeric>

namespace ecgscan {
namespace {

constexpr double kGapMm = 4; ///< Between two columns of a table.
constexpr double kRowGapMm = 0.9;
constexpr double kCellPt = 8.5;

/// Text broken into lines of a width.
class WrappedText {
public:
    WrappedText(ReportSheet& sheet, const QString& text, double widthMm, const TextStyle& style)
        : m_sheet(sheet)
        , m_style(style)
        , m_layout(QString(text).replace(u'\n', QChar::LineSeparator), sheet.font(style),
              sheet.painter().device())
    {
        QTextOption option(style.align);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        double y = 0;
        for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
            line.setLineWidth(sheet.px(widthMm));
            line.setPosition({0, y});
            y += line.height();
        }
        m_layout.endLayout();
        m_heightMm = sheet.toMm(y);
    }

    double heightMm() const { return m_heightMm; }
    int lines() const { return m_layout.lineCount(); }
    double lineMm(int k) const { return m_sheet.toMm(m_layout.lineAt(k).height()); }

    void draw(const QPointF& topLeftMm)
    {
        m_sheet.painter().setPen(m_style.colour);
        m_layout.draw(&m_sheet.painter(), m_sheet.px(topLeftMm));
    }
    void drawLine(int k, const QPointF& topLeftMm)
    {
        m_sheet.painter().setPen(m_style.colour);
        const QTextLine line = m_layout.lineAt(k);
        line.draw(&m_sheet.painter(), m_sheet.px(topLeftMm) - QPointF(0, line.y()));
    }

private:
    ReportSheet& m_sheet;
    TextStyle m_style;
    QTextLayout m_layout;
    double m_heightMm = 0;
};

void rule(ReportSheet& sheet, double yMm, const QColor& colour)
{
    sheet.painter().setPen(QPen(colour, sheet.px(0.12)));
    sheet.painter().drawLine(sheet.px(QPointF(sheet.leftMm(), yMm)),
        sheet.px(QPointF(sheet.leftMm() + sheet.widthMm(), yMm)));
}

std::vector<double> widthsMm(const ReportSheet& sheet, const QList<ReportColumn>& columns)
{
    const double shares = std::accumulate(columns.begin(), columns.end(), 0.0,
        [](double sum, const ReportColumn& column) { return sum + column.share; });
    const double room = sheet.widthMm() - kGapMm * static_cast<double>(columns.size() - 1);
    std::vector<double> widths;
    for (const ReportColumn& column : columns)
        widths.push_back(room * column.share / shares);
    return widths;
}

/// The cells of a row side by side; wrapped, but not drawn yet.
class TableRow {
public:
    TableRow(ReportSheet& sheet, const QList<ReportColumn>& columns, const QStringList& cells,
        TextStyle style)
        : m_widths(widthsMm(sheet, columns))
    {
        for (qsizetype k = 0; k < columns.size(); ++k) {
            style.align = columns.at(k).align;
            m_cells.push_back(std::make_unique<WrappedText>(
                sheet, cells.value(k), m_widths[static_cast<std::size_t>(k)], style));
            m_heightMm = std::max(m_heightMm, m_cells.back()->heightMm());
        }
    }

    double heightMm() const { return m_heightMm + kRowGapMm; }
    void draw(ReportSheet& sheet)
    {
        double x = sheet.leftMm();
        for (std::size_t k = 0; k < m_cells.size(); ++k) {
            m_cells[k]->draw({x, sheet.yMm});
            x += m_widths[k] + kGapMm;
        }
        sheet.yMm += heightMm();
    }

private:
    std::vector<double> m_widths;
    std::vector<std::unique_ptr<WrappedText>> m_cells;
    double m_heightMm = 0;
};

} // namespace

void heading(ReportSheet& sheet, const QString& text, double belowMm)
{
    constexpr double kAboveMm = 3, kHeightMm = 7;
    if (sheet.yMm > sheet.topMm())
        sheet.yMm += kAboveMm;
    sheet.need(kHeightMm + belowMm);
    sheet.line({sheet.leftMm(), sheet.yMm + kHeightMm / 2}, text, {11, true});
    sheet.yMm += kHeightMm;
}

void paragraph(ReportSheet& sheet, const QString& text, const TextStyle& style)
{
    WrappedText wrapped(sheet, text, sheet.widthMm(), style);
    for (int k = 0; k < wrapped.lines(); ++k) {
        sheet.need(wrapped.lineMm(k));
        wrapped.drawLine(k, {sheet.leftMm(), sheet.yMm});
        sheet.yMm += wrapped.lineMm(k);
    }
    sheet.yMm += 1;
}

double textBox(ReportSheet& sheet, const QPointF& topLeftMm, double widthMm, const QString& text,
    const TextStyle& style)
{
    WrappedText wrapped(sheet, text, widthMm, style);
    wrapped.draw(topLeftMm);
    return wrapped.heightMm();
}

void table(ReportSheet& sheet, const QList<ReportColumn>& columns, const QList<ReportRow>& rows)
{
    QStringList titles;
    for (const ReportColumn& column : columns)
        titles.append(column.title);
    const auto head = [&] {
        TableRow(sheet, columns, titles, {8, true, kQuietInk}).draw(sheet);
        rule(sheet, sheet.yMm - kRowGapMm / 2, {0x60, 0x60, 0x68});
        sheet.yMm += 0.4;
    };
    bool begun = false;
    for (const ReportRow& row : rows) {
        TableRow line(sheet, columns, row.cells, {kCellPt, row.strong});
        const int page = sheet.pages();
        sheet.need(line.heightMm() + (begun ? 0 : 6));
        if (!begun || sheet.pages() != page)
            head();
        begun = true;
        line.draw(sheet);
        rule(sheet, sheet.yMm - kRowGapMm / 2, {0xdc, 0xdc, 0xe2});
    }
    sheet.yMm += 1;
}

} // namespace ecgscan
