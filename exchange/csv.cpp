// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace ecgscan {

using namespace Qt::StringLiterals;

namespace {

/// Splits the text into rows of cells, one character at a time.
class Splitter {
public:
    QList<QStringList> split(const QString& text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text.at(i);
            if (m_quoted) {
                const bool doubled = c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"';
                if (c == u'"' && !doubled) {
                    m_quoted = false;
                    continue;
                }
                m_cell += c;
                i += doubled ? 1 : 0;
            } else {
                outside(c);
            }
        }
        if (!m_cell.isEmpty() || !m_row.isEmpty())
            endRow();
        return m_rows;
    }

private:
    void outside(QChar c)
    {
        if (c == u'"')
            m_quoted = true;
        else if (c == u',')
            endCell();
        else if (c == u'\n')
            endRow();
        else if (c != u'\r')
            m_cell += c;
    }
    void endCell()
    {
        m_row.append(m_cell);
        m_cell.clear();
    }
    void endRow()
    {
        endCell();
        if (m_row.size() > 1 || !m_row.first().isEmpty())
            m_rows.append(m_row);
        m_row.clear();
    }

    bool m_quoted = false;
    QString m_cell;
    QStringList m_row;
    QList<QStringList> m_rows;
};

bool beginsFormula(QStringView text)
{
    return !text.isEmpty() && QStringView(u"=+-@\t\r\n").contains(text.front());
}

} // namespace

QString csvField(const QString& text)
{
    const bool isPlain = std::ranges::none_of(
        text, [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    return isPlain ? text : u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString guardedCsvField(const QString& text)
{
    QStringList parts = text.split(u';');
    for (QString& part : parts) {
        bool isNumber = false;
        part.toDouble(&isNumber);
        if (beginsFormula(part) && !isNumber)
            part.prepend(u'\'');
    }
    return csvField(parts.join(u';'));
}

QString unguarded(const QString& cell)
{
    QStringList parts = cell.split(u';');
    for (QString& part : parts) {
        if (part.startsWith(u'\'') && beginsFormula(QStringView(part).mid(1)))
            part.remove(0, 1);
    }
    return parts.join(u';');
}

QByteArray guardedCsvLine(const QStringList& cells)
{
    QStringList fields;
    for (const QString& cell : cells)
        fields.append(guardedCsvField(cell));
    return (fields.join(u',') + u'\n').toUtf8();
}

CsvTable CsvTable::parse(const QByteArray& text)
{
    CsvTable table;
    table.m_rows = Splitter().split(QString::fromUtf8(text));
    if (!table.m_rows.isEmpty()) {
        const QStringList header = table.m_rows.takeFirst();
        for (qsizetype i = 0; i < header.size(); ++i)
            table.m_columns.insert(header.at(i), i);
    }
    return table;
}

Result<CsvTable> CsvTable::read(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "exchange", "%1 can't be read: %2. Check its name and that you may read it.")
                .arg(file, in.errorString()));
    }
    return parse(in.readAll());
}

QString CsvTable::value(qsizetype row, const QString& column) const
{
    const auto it = m_columns.constFind(column);
    if (it == m_columns.constEnd())
        return {};
    return m_rows.at(row).value(*it);
}

} // namespace ecgscan
