// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/label_table.h"

#include "exchange/csv.h"

#include <QCoreApplication>
#include <QHash>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

class LabelReader {
public:
    LabelReader(QString file, CsvTable table)
        : m_file(std::move(file))
        , m_table(std::move(table))
        , m_pageColumn(m_table.hasColumn(u"file"_s) ? u"file"_s : u"picture"_s)
    {
    }

    Result<std::vector<LabelledPage>> read()
    {
        const bool byVerdict = m_table.hasColumn(u"code"_s) && m_table.hasColumn(u"reader"_s);
        if (!m_table.hasColumn(m_pageColumn) || (!byVerdict && !m_table.hasColumn(u"labels"_s)))
            return fail(Errc::corrupt,
                QCoreApplication::translate("exchange",
                    "%1 is no table of labels. It needs the columns file (or picture) and labels, "
                    "or file, code and reader.")
                    .arg(m_file));
        for (qsizetype row = 0; row < m_table.rows(); ++row)
            ECGSCAN_CHECK(byVerdict ? addVerdict(row) : addLabels(row));
        return std::move(m_pages);
    }

private:
    QString cell(qsizetype row, const QString& column) const
    {
        return unguarded(m_table.value(row, column).trimmed());
    }

    tl::unexpected<Error> bad(qsizetype row, const QString& text) const
    {
        return fail(Errc::corrupt,
            QCoreApplication::translate("exchange", "%1, row %2: \"%3\" can't be understood.")
                .arg(m_file)
                .arg(row + 1)
                .arg(text));
    }

    Result<LabelledPage*> page(qsizetype row)
    {
        const QString number = cell(row, u"page"_s);
        bool isNumber = true;
        const PageRef ref {cell(row, m_pageColumn), number.isEmpty() ? 1 : number.toInt(&isNumber)};
        if (!isNumber || ref.page < 1 || ref.file.isEmpty())
            return bad(row, ref.file.isEmpty() ? ref.file : number);
        const auto known = m_places.constFind({ref.file, ref.page});
        if (known != m_places.constEnd())
            return &m_pages[*known];
        m_places.insert({ref.file, ref.page}, m_pages.size());
        return &m_pages.emplace_back(LabelledPage {ref, cell(row, u"sha256"_s), {}, {}});
    }

    Status addVerdict(qsizetype row)
    {
        const QString code = cell(row, u"code"_s), verdict = cell(row, u"reader"_s);
        if (verdict.isEmpty())
            return {}; // predicted, and nobody said anything
        const bool isThere = verdict == u"accepted" || verdict == u"added";
        if (code.isEmpty() || (!isThere && verdict != u"rejected"))
            return bad(row, code.isEmpty() ? code : verdict);
        ECGSCAN_TRY(LabelledPage * labelled, page(row));
        (isThere ? labelled->present : labelled->absent).append(code);
        return {};
    }

    Status addLabels(qsizetype row)
    {
        ECGSCAN_TRY(LabelledPage * labelled, page(row));
        for (const auto& [column, codes] : {std::pair(u"labels"_s, &labelled->present),
                 std::pair(u"absent"_s, &labelled->absent)}) {
            for (const QString& code : cell(row, column).split(u';', Qt::SkipEmptyParts))
                codes->append(code.trimmed());
        }
        return {};
    }

    QString m_file;
    CsvTable m_table;
    QString m_pageColumn;
    std::vector<LabelledPage> m_pages;
    QHash<std::pair<QString, int>, std::size_t> m_places;
};

} // namespace

Result<std::vector<LabelledPage>> readLabels(const QString& file)
{
    ECGSCAN_TRY(CsvTable table, CsvTable::read(file));
    return LabelReader(file, std::move(table)).read();
}

} // namespace ecgscan
