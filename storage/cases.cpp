// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cases.h"

#include "model/core/analysis_json.h"
#include "model/core/scp_statement.h"
#include "model/core/verdict_name.h"
#include "storage/case_columns.h"
#include "storage/case_texts.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QtEndian>

#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

const QString kCases = u"cases"_s; ///< As the audit log names the table.

/// Of an analysis without its compression. An honest one has less than a tenth of it.
constexpr quint32 kLargestDocumentBytes = 64 << 20;

QVariant orNull(const std::optional<int>& number)
{
    return number ? QVariant(*number) : QVariant(QMetaType::fromType<int>());
}

QVariant orNull(const std::optional<double>& number)
{
    return number ? QVariant(*number) : QVariant(QMetaType::fromType<double>());
}

QVariant orNull(const std::optional<QDate>& date)
{
    return date ? QVariant(date->toString(Qt::ISODate)) : QVariant(QMetaType::fromType<QString>());
}

/// Empty when it is damaged or its length is no honest one: qUncompress() believes the length.
QByteArray unpacked(const QByteArray& document)
{
    const bool honest = document.size() > 4
        && qFromBigEndian<quint32>(document.constData()) <= kLargestDocumentBytes;
    return honest ? qUncompress(document) : QByteArray();
}

QString stateName(ReviewState state)
{
    switch (state) {
    case ReviewState::fresh:
        return u"new"_s;
    case ReviewState::inReview:
        return u"in review"_s;
    case ReviewState::done:
        return u"done"_s;
    case ReviewState::needsSecondReader:
        return u"needs second reader"_s;
    case ReviewState::rejected:
        return u"rejected"_s;
    }
    return {};
}

/// What the library shows and finds without unpacking the document.
Status indexAnalysis(Database& database, CaseId id, const Analysis& analysis)
{
    ECGSCAN_CHECK(
        database.execute(u"DELETE FROM predicted_findings WHERE case_id = ?"_s, {id.value}));
    for (const Finding& finding : analysis.findings)
        if (finding.decision == Decision::present)
            ECGSCAN_CHECK(
                database.execute(u"INSERT OR IGNORE INTO predicted_findings VALUES (?, ?, ?)"_s,
                    {id.value, finding.code, finding.probability}));
    return database.execute(
        u"UPDATE analyses SET is_indexed = 1, confidence = ? WHERE case_id = ?"_s,
        {analysis.page.found ? QVariant(analysis.page.confidence)
                             : QVariant(QMetaType::fromType<double>()),
            id.value});
}

Error caseGone()
{
    return {Errc::notFound,
        QCoreApplication::translate("Storage", "This case is no longer in the database."), {}};
}

} // namespace

Cases::Cases(Database& database)
    : m_database(database)
{
}

Status Cases::change(const AuditEntry& entry, const std::function<Status()>& work)
{
    return m_database.transaction([&]() -> Status {
        if (entry.subject == kCases) {
            ECGSCAN_TRY(QSqlQuery there,
                m_database.run(u"SELECT 1 FROM cases WHERE id = ?"_s, {entry.subjectId}));
            if (!there.next())
                return tl::make_unexpected(caseGone());
        }
        ECGSCAN_CHECK(work());
        ECGSCAN_CHECK(refreshCaseTexts(m_database));
        return appendAudit(m_database, entry);
    });
}

Status Cases::change(const AuditEntry& entry, const QString& sql, const QVariantList& values)
{
    return change(entry, [&] { return m_database.execute(sql, values); });
}

Result<CaseRecord> Cases::open(const PageRef& page, const QString& sha256)
{
    CaseId id;
    { // A case that is known and where it was needs no lock: another program may be writing.
        ECGSCAN_TRY(QSqlQuery known,
            m_database.run(u"SELECT id FROM cases WHERE sha256 = ? AND page = ? AND file = ?"_s,
                {sha256, page.page, page.file}));
        if (known.next())
            id = {known.value(0).toLongLong()};
    }
    if (id.isValid())
        return load(id);
    ECGSCAN_CHECK(m_database.transaction([&]() -> Status {
        ECGSCAN_TRY(QSqlQuery found,
            m_database.run(u"SELECT id, file FROM cases WHERE sha256 = ? AND page = ?"_s,
                {sha256, page.page}));
        if (!found.next()) {
            ECGSCAN_TRY(const QSqlQuery made,
                m_database.run(
                    u"INSERT INTO cases (sha256, page, file, created_utc) VALUES (?, ?, ?, ?)"_s,
                    {sha256, page.page, page.file, nowUtc()}));
            id = {made.lastInsertId().toLongLong()};
            ECGSCAN_CHECK(refreshCaseTexts(m_database));
            return appendAudit(
                m_database, {u"case_made"_s, kCases, id.value, u"file sha256 "_s + sha256});
        }
        id = {found.value(0).toLongLong()};
        if (found.value(1).toString() == page.file)
            return {};
        found.finish();
        ECGSCAN_TRY(const QSqlQuery moved,
            m_database.run(u"UPDATE cases SET file = ? WHERE id = ?"_s, {page.file, id.value}));
        ECGSCAN_CHECK(refreshCaseTexts(m_database));
        return appendAudit(m_database, {u"case_moved"_s, kCases, id.value, {}});
    }));
    return load(id);
}

Result<CaseRecord> Cases::load(CaseId id)
{
    ECGSCAN_TRY(QSqlQuery row,
        m_database.run(
            u"SELECT file, page, sha256, note, patient_id, age_years, sex, recorded_on, state, "
            u"quality, urgent, repair FROM cases WHERE id = ?"_s,
            {id.value}));
    if (!row.next())
        return tl::make_unexpected(caseGone());
    CaseRecord record;
    record.id = id;
    record.page = {row.value(0).toString(), row.value(1).toInt()};
    record.sha256 = row.value(2).toString();
    record.note = row.value(3).toString();
    record.fields = fieldsFrom(row, 4);
    record.labels = {stateFrom(row.value(8).toInt()), qualityFrom(row.value(9).toInt()),
        row.value(10).toBool(), {}};
    ECGSCAN_TRY(record.labels.tags, tagsOf(id));
    record.repair
        = repairFromJson(QJsonDocument::fromJson(row.value(11).toString().toUtf8()).object());
    ECGSCAN_TRY(record.reviews, reviewsOf(id));
    ECGSCAN_TRY(record.analysis, analysisOf(id));
    ECGSCAN_TRY(record.corrections, correctionsOf(id));
    return record;
}

Result<QList<FindingReview>> Cases::reviewsOf(CaseId id)
{
    QList<FindingReview> reviews;
    ECGSCAN_CHECK(m_database.forEachRow(
        u"SELECT code, verdict, decided_utc, severity, certainty, remark, reader_id FROM reviews"
        " WHERE case_id = ? ORDER BY code, reader_id"_s,
        {id.value}, [&](const QSqlQuery& row) -> Status {
            if (const auto verdict = verdictFrom(row.value(1).toInt()))
                reviews.append({row.value(0).toString(), *verdict,
                    QDateTime::fromString(row.value(2).toString(), Qt::ISODateWithMs),
                    severityFrom(row.value(3).toInt()), certaintyFrom(row.value(4).toInt()),
                    row.value(5).toString(), {row.value(6).toLongLong()}});
            return {};
        }));
    return reviews;
}

Result<Corrections> Cases::correctionsOf(CaseId id)
{
    ECGSCAN_TRY(QSqlQuery row,
        m_database.run(
            u"SELECT p_onset_s, qrs_onset_s, qrs_offset_s, t_offset_s FROM wave_corrections WHERE case_id = ?"_s,
            {id.value}));
    Corrections corrections;
    if (!row.next())
        return corrections;
    for (std::size_t k = 0; k < corrections.boundaryS.size(); ++k) {
        const QVariant seconds = row.value(static_cast<int>(k));
        if (!seconds.isNull() && std::isfinite(seconds.toDouble()))
            corrections.boundaryS[k] = seconds.toDouble();
    }
    return corrections;
}

Result<QStringList> Cases::tagsOf(CaseId id)
{
    QStringList tags;
    ECGSCAN_CHECK(m_database.forEachRow(u"SELECT tag FROM tags WHERE case_id = ?"_s, {id.value},
        [&](const QSqlQuery& row) -> Status {
            tags << row.value(0).toString();
            return {};
        }));
    tags.sort(Qt::CaseInsensitive);
    return tags;
}

Result<std::optional<Analysis>> Cases::analysisOf(CaseId id)
{
    ECGSCAN_TRY(QSqlQuery row,
        m_database.run(u"SELECT document FROM analyses WHERE case_id = ?"_s, {id.value}));
    if (!row.next())
        return std::nullopt;
    Result<Analysis> analysis
        = analysisFromJson(QJsonDocument::fromJson(unpacked(row.value(0).toByteArray())).object());
    if (!analysis)
        return std::nullopt; // it can be made again; what readers said can't
    return std::move(*analysis);
}

Result<QList<CaseSummary>> Cases::list()
{
    QList<CaseSummary> cases;
    ECGSCAN_CHECK(m_database.forEachRow(
        u"SELECT c.id, c.file, c.page, c.sha256, c.patient_id, c.age_years, c.sex, "
        u"c.recorded_on,"
        " (SELECT count(DISTINCT r.code) FROM reviews r WHERE r.case_id = c.id), a.case_id IS NOT "
        "NULL, a.found, c.state"
        " FROM cases c LEFT JOIN analyses a ON a.case_id = c.id ORDER BY c.id"_s,
        {}, [&](const QSqlQuery& row) -> Status {
            cases.append({{row.value(0).toLongLong()},
                {row.value(1).toString(), row.value(2).toInt()}, row.value(3).toString(),
                fieldsFrom(row, 4), row.value(8).toInt(), row.value(9).toBool(),
                row.value(10).toBool(), stateFrom(row.value(11).toInt())});
            return {};
        }));
    return cases;
}

Status Cases::saveFields(CaseId id, const CaseFields& fields)
{
    return change({u"fields"_s, kCases, id.value, {}},
        u"UPDATE cases SET patient_id = ?, age_years = ?, sex = ?, recorded_on = ? WHERE id = ?"_s,
        {fields.patientId.isNull() ? u""_s : fields.patientId, orNull(fields.ageYears),
            static_cast<int>(fields.sex), orNull(fields.recordedOn), id.value});
}

Status Cases::saveNote(CaseId id, const QString& note)
{
    return change({u"note"_s, kCases, id.value, u"%1 characters"_s.arg(note.size())},
        u"UPDATE cases SET note = ? WHERE id = ?"_s, {note.isNull() ? u""_s : note, id.value});
}

Status Cases::saveRepair(CaseId id, const PageRepair& repair)
{
    const QByteArray document = QJsonDocument(toJson(repair)).toJson(QJsonDocument::Compact);
    return change({u"repair"_s, kCases, id.value, u"%1 stretches"_s.arg(repair.traces.size())},
        u"UPDATE cases SET repair = ? WHERE id = ?"_s, {QString::fromUtf8(document), id.value});
}

Status Cases::saveAnalysis(CaseId id, const Analysis& analysis)
{
    const QByteArray document
        = qCompress(QJsonDocument(toJson(analysis)).toJson(QJsonDocument::Compact), 3);
    const QString model = analysis.model ? analysis.model->sha256 : u""_s;
    return change({u"analysis"_s, kCases, id.value, u"model sha256 "_s + model}, [&]() -> Status {
        ECGSCAN_CHECK(m_database.execute(
            u"INSERT INTO analyses (case_id, created_utc, model_sha256, document, found)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (case_id) DO UPDATE SET"
            " created_utc = excluded.created_utc, model_sha256 = excluded.model_sha256,"
            " document = excluded.document, found = excluded.found"_s,
            {id.value, nowUtc(), model, document, analysis.page.found ? 1 : 0}));
        return indexAnalysis(m_database, id, analysis);
    });
}

Result<int> Cases::indexOlderAnalyses(int most)
{
    QList<CaseId> ids;
    ECGSCAN_CHECK(
        m_database.forEachRow(u"SELECT case_id FROM analyses WHERE is_indexed = 0 LIMIT ?"_s,
            {most}, [&](const QSqlQuery& row) -> Status {
                ids.append(CaseId {row.value(0).toLongLong()});
                return {};
            }));
    if (ids.isEmpty())
        return 0;
    ECGSCAN_CHECK(m_database.transaction([&]() -> Status {
        for (const CaseId id : std::as_const(ids)) {
            ECGSCAN_TRY(const std::optional<Analysis> analysis, analysisOf(id));
            ECGSCAN_CHECK(indexAnalysis(m_database, id, analysis.value_or(Analysis {})));
        }
        return refreshCaseTexts(m_database);
    }));
    return static_cast<int>(ids.size());
}

namespace {

Status checkCode(const QString& code)
{
    if (!code.isEmpty())
        return {};
    return fail(Errc::invalidArgument,
        QCoreApplication::translate(
            "Storage", "A finding needs a code. Choose one from the list or type a name for it."));
}

} // namespace

Status Cases::saveReview(CaseId id, const FindingReview& review)
{
    ECGSCAN_CHECK(checkCode(review.code));
    const int severity = static_cast<int>(review.severity);
    const int certainty = static_cast<int>(review.certainty);
    const AuditEntry entry {u"review"_s, kCases, id.value,
        u"%1 %2, severity %3, certainty %4, reader %5"_s.arg(reference(review.code),
            verdictName(review.verdict), QString::number(severity), QString::number(certainty),
            QString::number(review.reader.value))};
    return change(entry,
        u"INSERT INTO reviews (case_id, reader_id, code, verdict, decided_utc, severity, certainty,"
        " remark) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id, reader_id, code)"
        " DO UPDATE SET verdict = excluded.verdict, decided_utc = excluded.decided_utc,"
        " severity = excluded.severity, certainty = excluded.certainty, remark = excluded.remark"_s,
        {id.value, review.reader.value, review.code, static_cast<int>(review.verdict), nowUtc(),
            severity, certainty, review.remark.isNull() ? u""_s : review.remark});
}

Status Cases::takeBack(CaseId id, const QString& code, ReaderId reader)
{
    ECGSCAN_CHECK(checkCode(code));
    return change({u"review"_s, kCases, id.value,
                      u"%1 none, reader %2"_s.arg(reference(code)).arg(reader.value)},
        u"DELETE FROM reviews WHERE case_id = ? AND code = ? AND reader_id = ?"_s,
        {id.value, code, reader.value});
}

Status Cases::saveLabels(CaseId id, const CaseLabels& labels)
{
    const AuditEntry entry {u"labels"_s, kCases, id.value,
        u"%1, quality %2, %3, %4 tags"_s.arg(stateName(labels.state),
            QString::number(static_cast<int>(labels.quality)),
            labels.isUrgent ? u"urgent"_s : u"not urgent"_s, QString::number(labels.tags.size()))};
    return change(entry, [&]() -> Status {
        ECGSCAN_CHECK(m_database.execute(
            u"UPDATE cases SET state = ?, quality = ?, urgent = ? WHERE id = ?"_s,
            {static_cast<int>(labels.state), static_cast<int>(labels.quality),
                labels.isUrgent ? 1 : 0, id.value}));
        ECGSCAN_CHECK(m_database.execute(u"DELETE FROM tags WHERE case_id = ?"_s, {id.value}));
        for (const QString& tag : labels.tags)
            ECGSCAN_CHECK(m_database.execute(
                u"INSERT OR IGNORE INTO tags (case_id, tag) VALUES (?, ?)"_s, {id.value, tag}));
        return {};
    });
}

Status Cases::saveCorrections(CaseId id, const Corrections& corrections)
{
    using enum WaveBoundary;
    QStringList moved;
    for (const auto& [boundary, name] :
        {std::pair(pOnset, u"p_onset"_s), std::pair(qrsOnset, u"qrs_onset"_s),
            std::pair(qrsOffset, u"qrs_offset"_s), std::pair(tOffset, u"t_offset"_s)}) {
        if (corrections[boundary])
            moved.append(name);
    }
    return change({u"corrections"_s, kCases, id.value, moved.join(u' ')},
        u"INSERT INTO wave_corrections (case_id, p_onset_s, qrs_onset_s, qrs_offset_s, t_offset_s, "
        u"corrected_utc) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (case_id) DO UPDATE SET p_onset_s = excluded.p_onset_s, qrs_onset_s = excluded.qrs_onset_s, qrs_offset_s = excluded.qrs_offset_s, t_offset_s = excluded.t_offset_s, corrected_utc = excluded.corrected_utc"_s,
        {id.value, orNull(corrections[pOnset]), orNull(corrections[qrsOnset]),
            orNull(corrections[qrsOffset]), orNull(corrections[tOffset]), nowUtc()});
}

Result<std::optional<AdoptedHead>> Cases::adoptedHead()
{
    ECGSCAN_TRY(QSqlQuery row,
        m_database.run(u"SELECT folder, sha256 FROM adopted_heads ORDER BY id DESC LIMIT 1"_s));
    if (!row.next() || row.value(1).toString().isEmpty())
        return std::nullopt;
    return AdoptedHead {row.value(0).toString(), row.value(1).toString()};
}

Status Cases::adoptHead(const std::optional<AdoptedHead>& head)
{
    // Going back to the shipped findings is an adoption of nothing: the history stays.
    const AdoptedHead adopted = head.value_or(AdoptedHead {u""_s, u""_s});
    return change({u"head"_s, u"adopted_heads"_s, 0,
                      head ? u"head sha256 "_s + adopted.sha256 : u"shipped"_s},
        u"INSERT INTO adopted_heads (folder, sha256, adopted_utc) VALUES (?, ?, ?)"_s,
        {adopted.folder, adopted.sha256, nowUtc()});
}

} // namespace ecgscan
