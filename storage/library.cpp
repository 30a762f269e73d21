// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/library.h"

#include "model/core/scp_statement.h"
#include "model/core/statement_search.h"
#include "storage/audit.h"
#include "storage/case_columns.h"
#include "storage/case_texts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kShortestName = 3; ///< Of a finding: "AF" begins too much else.
constexpr qsizetype kMostCodes = 12;

/// A condition with its values, in their order.
struct Condition {
    QStringList all; ///< Every one has to hold.
    QVariantList values;

    void add(const QString& sql, const QVariantList& given)
    {
        all << sql;
        values << given;
    }
    QString where() const
    {
        return all.isEmpty() ? QString() : u" WHERE "_s + all.join(u" AND "_s);
    }
};

QString marks(qsizetype count)
{
    return QStringList(count, u"?"_s).join(u", "_s);
}

/// Ids of the cases with one of these findings, in the eyes of the reader.
QString withFinding(const QStringList& codes)
{
    const QString list = marks(codes.size());
    return u"SELECT p.case_id FROM predicted_findings p WHERE p.code IN (%1) AND NOT EXISTS"
           " (SELECT 1 FROM reviews r WHERE r.case_id = p.case_id AND r.reader_id = ?"
           "  AND r.code = p.code AND r.verdict = 1)"
           " UNION SELECT case_id FROM reviews WHERE code IN (%1) AND reader_id = ? AND verdict <> 1"_s
               .arg(list);
}

QVariantList valuesOf(const QStringList& codes, ReaderId reader)
{
    QVariantList values;
    for (int twice = 0; twice < 2; ++twice) {
        for (const QString& code : codes)
            values << code;
        values << reader.value;
    }
    return values;
}

/// Beginnings of words for FTS5, whatever signs the text has. Empty: there is no word in it.
QString matchFor(const QString& text)
{
    static const QRegularExpression kBetween(u"[^\\p{L}\\p{N}\\p{M}]+"_s);
    QStringList words;
    const QStringList typed = text.split(kBetween, Qt::SkipEmptyParts);
    for (const QString& word : typed)
        words << u"\"%1\"*"_s.arg(word);
    return words.join(u' ');
}

/// Findings that the whole text names or begins to name.
QStringList codesFor(const QString& text, const QList<SiteLabel>& labels)
{
    QStringList codes;
    if (const QString code = statementCode(text, labels); !code.isEmpty())
        return {code};
    if (folded(text).size() < kShortestName)
        return {};
    const QList<StatementMatch> matches = matchingStatements(text, labels);
    for (const StatementMatch& match : matches.mid(0, kMostCodes))
        codes << match.code;
    return codes;
}

QString effectiveStateSql()
{
    return u"CASE WHEN c.state = 0 AND EXISTS (SELECT 1 FROM reviews r WHERE r.case_id = c.id)"
           " THEN 1 ELSE c.state END"_s;
}

QString orderSql(const LibraryQuery& query)
{
    const auto column = [&]() -> QString {
        switch (query.order) {
        case LibraryOrder::added:
            return {};
        case LibraryOrder::file:
            return u"c.name COLLATE NOCASE"_s;
        case LibraryOrder::patient:
            return u"c.patient_id COLLATE NOCASE"_s;
        case LibraryOrder::age:
            return u"c.age_years"_s;
        case LibraryOrder::sex:
            return u"c.sex"_s;
        case LibraryOrder::recorded:
            return u"c.recorded_on"_s;
        case LibraryOrder::state:
            return effectiveStateSql();
        case LibraryOrder::quality:
            return u"c.quality"_s;
        case LibraryOrder::reviews:
            return u"(SELECT count(*) FROM reviews r WHERE r.case_id = c.id AND r.reader_id = %1)"_s
                .arg(query.reader.value);
        case LibraryOrder::confidence:
            return u"(SELECT a.confidence FROM analyses a WHERE a.case_id = c.id)"_s;
        }
        return {};
    }();
    const QString direction = query.isDescending ? u" DESC"_s : u" ASC"_s;
    const QString by = column.isEmpty() ? QString() : column + direction + u", "_s;
    return by + u"c.id"_s + direction;
}

Condition conditionOf(const LibraryQuery& query, const QList<SiteLabel>& labels)
{
    Condition condition;
    const QString match = matchFor(query.text);
    if (!match.isEmpty()) {
        const QStringList codes = codesFor(query.text, labels);
        const QString byText = u"SELECT rowid FROM case_texts WHERE case_texts MATCH ?"_s;
        if (codes.isEmpty())
            condition.add(u"c.id IN (%1)"_s.arg(byText), {match});
        else
            condition.add(u"c.id IN (%1 UNION %2)"_s.arg(byText, withFinding(codes)),
                QVariantList {match} + valuesOf(codes, query.reader));
    }
    if (query.state)
        condition.add(effectiveStateSql() + u" = ?"_s, {static_cast<int>(*query.state)});
    if (query.quality)
        condition.add(u"c.quality = ?"_s, {static_cast<int>(*query.quality)});
    if (!query.findingCode.isEmpty())
        condition.add(u"c.id IN (%1)"_s.arg(withFinding({query.findingCode})),
            valuesOf({query.findingCode}, query.reader));
    if (query.confidenceBelow)
        condition.add(u"c.id IN (SELECT case_id FROM analyses WHERE confidence < ?)"_s,
            {*query.confidenceBelow});
    if (query.onlyUrgent)
        condition.add(u"c.urgent = 1"_s, {});
    return condition;
}

/// Of predicted codes and the reader's words on them.
QStringList findingsFrom(const QString& predicted, const QString& there, const QString& rejected)
{
    QStringList codes = there.split(u'\n', Qt::SkipEmptyParts);
    const QStringList denied = rejected.split(u'\n', Qt::SkipEmptyParts);
    const QStringList likely = predicted.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& code : likely)
        if (!codes.contains(code) && !denied.contains(code))
            codes << code;
    return codes;
}

LibraryRow rowFrom(const QSqlQuery& row)
{
    LibraryRow shown;
    shown.id = {row.value(0).toLongLong()};
    shown.page = {row.value(1).toString(), row.value(2).toInt()};
    shown.fields = fieldsFrom(row, 3);
    shown.labels = {stateFrom(row.value(7).toInt()), qualityFrom(row.value(8).toInt()),
        row.value(9).toBool(), row.value(10).toString().split(u'\n', Qt::SkipEmptyParts)};
    shown.labels.tags.sort(Qt::CaseInsensitive);
    shown.state = stateFrom(row.value(11).toInt());
    shown.findings = findingsFrom(
        row.value(12).toString(), row.value(13).toString(), row.value(14).toString());
    shown.reviewCount = row.value(15).toInt();
    if (!row.value(16).isNull())
        shown.confidence = row.value(16).toDouble();
    shown.addedAt = QDateTime::fromString(row.value(17).toString(), Qt::ISODateWithMs);
    return shown;
}

} // namespace

Library::Library(Database& database)
    : m_database(database)
{
}

Status Library::takeChangesOfOthers()
{
    {
        ECGSCAN_TRY(QSqlQuery open, m_database.run(u"SELECT 1 FROM texts_to_refresh LIMIT 1"_s));
        if (!open.next())
            return {};
    }
    return m_database.transaction([this] { return refreshCaseTexts(m_database); });
}

Result<QList<CaseId>> Library::search(const LibraryQuery& query)
{
    ECGSCAN_CHECK(takeChangesOfOthers());
    ECGSCAN_TRY(const QList<SiteLabel> labels, siteLabels());
    const Condition condition = conditionOf(query, labels);
    // All cases come straight out of an index: first those that are urgent, then the others.
    const QString select = u"SELECT c.id FROM cases c"_s;
    const QStringList parts = condition.all.isEmpty()
        ? QStringList {u" WHERE c.urgent = 1 ORDER BY "_s, u" WHERE c.urgent = 0 ORDER BY "_s}
        : QStringList {condition.where() + u" ORDER BY c.urgent DESC, "_s};
    QList<CaseId> ids;
    for (const QString& part : parts)
        ECGSCAN_CHECK(m_database.forEachRow(
            select + part + orderSql(query), condition.values, [&](const QSqlQuery& row) -> Status {
                ids.append(CaseId {row.value(0).toLongLong()});
                return {};
            }));
    return ids;
}

Result<QList<LibraryRow>> Library::rows(const QList<CaseId>& ids, ReaderId reader)
{
    Q_ASSERT(ids.size() <= CaseLibrary::kMostRows);
    QVariantList values {reader.value, reader.value, reader.value};
    for (const CaseId id : ids)
        values << id.value;
    const QString said = u"(SELECT group_concat(code, char(10)) FROM reviews r"
                         " WHERE r.case_id = c.id AND r.reader_id = ? AND r.verdict %1 1)"_s;
    QList<LibraryRow> rows;
    ECGSCAN_CHECK(m_database.forEachRow(
        u"SELECT c.id, c.file, c.page, c.patient_id, c.age_years, c.sex, c.recorded_on, c.state,"
        " c.quality, c.urgent,"
        " (SELECT group_concat(tag, char(10)) FROM tags t WHERE t.case_id = c.id), "_s
            + effectiveStateSql()
            + u", (SELECT group_concat(code, char(10)) FROM"
              "  (SELECT code FROM predicted_findings p WHERE p.case_id = c.id"
              "   ORDER BY probability DESC)), "_s
            + said.arg(u"<>"_s) + u", "_s + said.arg(u"="_s)
            + u", (SELECT count(*) FROM reviews r WHERE r.case_id = c.id AND r.reader_id = ?),"
              " a.confidence, c.created_utc FROM cases c LEFT JOIN analyses a ON a.case_id = c.id"
              " WHERE c.id IN ("_s
            + marks(ids.size()) + u") ORDER BY c.id"_s,
        values, [&](const QSqlQuery& row) -> Status {
            rows.append(rowFrom(row));
            return {};
        }));
    return rows;
}

Result<std::optional<PageRef>> Library::earlierOfPatient(CaseId id)
{
    ECGSCAN_TRY(QSqlQuery row,
        m_database.run(
            u"SELECT e.file, e.page FROM cases c JOIN cases e ON e.patient_id = c.patient_id"
            " WHERE c.id = ? AND c.patient_id <> '' AND e.id <> c.id AND CASE"
            "  WHEN e.recorded_on IS NULL OR c.recorded_on IS NULL"
            "   OR e.recorded_on = c.recorded_on THEN e.id < c.id"
            "  ELSE e.recorded_on < c.recorded_on END"
            " ORDER BY coalesce(e.recorded_on, '') DESC, e.id DESC LIMIT 1"_s,
            {id.value}));
    if (!row.next())
        return std::nullopt;
    return PageRef {row.value(0).toString(), row.value(1).toInt()};
}

Result<QStringList> Library::tags()
{
    QStringList tags;
    ECGSCAN_CHECK(m_database.forEachRow(
        u"SELECT DISTINCT tag FROM tags"_s, {}, [&](const QSqlQuery& row) -> Status {
            tags << row.value(0).toString();
            return {};
        }));
    tags.sort(Qt::CaseInsensitive);
    return tags;
}

Result<QList<SiteLabel>> Library::siteLabels()
{
    QList<SiteLabel> labels;
    ECGSCAN_CHECK(m_database.forEachRow(u"SELECT code, name FROM site_labels ORDER BY code"_s, {},
        [&](const QSqlQuery& row) -> Status {
            labels.append({row.value(0).toString(), row.value(1).toString()});
            return {};
        }));
    return labels;
}

Status Library::saveSiteLabel(const SiteLabel& label)
{
    const QString code = label.code.trimmed(), name = label.name.trimmed();
    if (code.isEmpty() || name.isEmpty())
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("Storage", "A label needs a code and a name."));
    if (findStatement(code.toUpper()))
        return fail(Errc::invalidArgument,
            QCoreApplication::translate(
                "Storage", "This code is one of the SCP-ECG list. Choose another one."));
    return m_database.transaction([&]() -> Status {
        ECGSCAN_TRY(QSqlQuery known,
            m_database.run(
                u"SELECT name FROM site_labels WHERE code = ? COLLATE NOCASE"_s, {code}));
        if (known.next())
            return known.value(0).toString() == name
                ? Status()
                : fail(Errc::invalidArgument,
                      QCoreApplication::translate("Storage",
                          "This code is that of another label already: %1. Choose another "
                          "one.")
                          .arg(known.value(0).toString()));
        known.finish();
        ECGSCAN_CHECK(m_database.execute(
            u"INSERT INTO site_labels (code, name) VALUES (?, ?)"_s, {code, name}));
        return appendAudit(m_database, {u"site_label"_s, u"site_labels"_s, 0, {}});
    });
}

} // namespace ecgscan
