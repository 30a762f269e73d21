// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include <utility>

namespace ecgscan {

using namespace Qt::StringLiterals;

namespace {

/// Labels, readers and the index of the library. Triggers note whose texts changed, so no writer of
/// these tables can forget them; see case_texts.h.
QStringList libraryStatements()
{
    // What stands behind the last slash.
    const QString name
        = u"substr(%1.file, length(rtrim(%1.file, replace(%1.file, '/', ''))) + 1)"_s;
    QStringList statements {
        u"ALTER TABLE cases ADD COLUMN state INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE cases ADD COLUMN quality INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE cases ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE cases ADD COLUMN name TEXT NOT NULL DEFAULT ''"_s,
        u"UPDATE cases SET name = "_s + name.arg(u"cases"_s),
        // is_indexed: predicted_findings and confidence are filled; older analyses follow later.
        u"ALTER TABLE analyses ADD COLUMN confidence REAL"_s,
        u"ALTER TABLE analyses ADD COLUMN is_indexed INTEGER NOT NULL DEFAULT 0"_s,
        u"CREATE INDEX analyses_to_index ON analyses (is_indexed) WHERE is_indexed = 0"_s,
        u"CREATE TABLE readers ("
        "  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, salt BLOB NOT NULL,"
        "  pin_hash BLOB NOT NULL, rounds INTEGER NOT NULL, created_utc TEXT NOT NULL) STRICT"_s,
        // reader_id 0: without a name. Its verdicts are those of earlier versions.
        u"ALTER TABLE reviews RENAME TO reviews_of_one"_s,
        u"CREATE TABLE reviews ("
        "  case_id INTEGER NOT NULL REFERENCES cases (id), reader_id INTEGER NOT NULL DEFAULT 0,"
        "  code TEXT NOT NULL, verdict INTEGER NOT NULL, decided_utc TEXT NOT NULL,"
        "  severity INTEGER NOT NULL DEFAULT 0, certainty INTEGER NOT NULL DEFAULT 0,"
        "  remark TEXT NOT NULL DEFAULT '',"
        "  PRIMARY KEY (case_id, reader_id, code)) STRICT"_s,
        u"INSERT INTO reviews (case_id, code, verdict, decided_utc)"
        " SELECT case_id, code, verdict, decided_utc FROM reviews_of_one"_s,
        u"DROP TABLE reviews_of_one"_s,
        u"CREATE INDEX reviews_by_code ON reviews (code, case_id)"_s,
        u"CREATE TABLE adjudications ("
        "  case_id INTEGER NOT NULL REFERENCES cases (id), code TEXT NOT NULL,"
        "  present INTEGER NOT NULL, reader_id INTEGER NOT NULL, decided_utc TEXT NOT NULL,"
        "  PRIMARY KEY (case_id, code)) STRICT"_s,
        u"CREATE TABLE site_labels (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT"_s,
        u"CREATE TABLE tags (case_id INTEGER NOT NULL REFERENCES cases (id), tag TEXT NOT NULL,"
        "  PRIMARY KEY (case_id, tag)) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE predicted_findings ("
        "  case_id INTEGER NOT NULL REFERENCES cases (id), code TEXT NOT NULL,"
        "  probability REAL NOT NULL, PRIMARY KEY (case_id, code)) STRICT, WITHOUT ROWID"_s,
        u"CREATE INDEX predicted_by_code ON predicted_findings (code, case_id)"_s,
        u"CREATE INDEX cases_by_urgency ON cases (urgent, id)"_s,
        u"CREATE INDEX cases_by_patient ON cases (patient_id)"_s,
        // The library in the order of these columns, each half of it (urgent or not) by one index.
        u"CREATE INDEX cases_by_name ON cases (urgent, name COLLATE NOCASE, id)"_s,
        u"CREATE INDEX cases_by_named_patient ON cases (urgent, patient_id COLLATE NOCASE, id)"_s,
        u"CREATE VIRTUAL TABLE case_texts USING fts5 ("
        "  name, patient, note, findings, tags, prefix = '2 3', tokenize = 'unicode61')"_s,
        u"INSERT INTO case_texts (rowid, name, patient, note, findings, tags)"
        " SELECT id, name, patient_id, note, '', '' FROM cases"_s,
        u"CREATE TABLE texts_to_refresh (case_id INTEGER PRIMARY KEY) STRICT"_s,
        u"CREATE TRIGGER case_is_made AFTER INSERT ON cases BEGIN"
        "  UPDATE cases SET name = "_s
            + name.arg(u"new"_s) + u" WHERE id = new.id; END"_s,
        u"CREATE TRIGGER case_moves AFTER UPDATE OF file ON cases BEGIN"
        "  UPDATE cases SET name = "_s
            + name.arg(u"new"_s) + u" WHERE id = new.id; END"_s,
        u"CREATE TRIGGER case_texts_change AFTER UPDATE OF name, patient_id, note ON cases BEGIN"
        "  INSERT OR IGNORE INTO texts_to_refresh VALUES (new.id); END"_s,
        u"CREATE TRIGGER case_texts_go AFTER DELETE ON cases BEGIN"
        "  INSERT OR IGNORE INTO texts_to_refresh VALUES (old.id); END"_s,
    };
    for (const QString& table : {u"tags"_s, u"predicted_findings"_s}) {
        for (const auto& [event, row] :
            {std::pair(u"INSERT"_s, u"new"_s), std::pair(u"DELETE"_s, u"old"_s)})
            statements << u"CREATE TRIGGER %1_after_%2 AFTER %2 ON %1 BEGIN"
                          "  INSERT OR IGNORE INTO texts_to_refresh VALUES (%3.case_id); END"_s.arg(
                              table, event, row);
    }
    return statements;
}

} // namespace

const std::vector<Migration>& migrations()
{
    static const std::vector<Migration> kMigrations = {
        {1,
            {
                u"CREATE TABLE cases ("
                "  id INTEGER PRIMARY KEY,"
                "  sha256 TEXT NOT NULL, page INTEGER NOT NULL, file TEXT NOT NULL,"
                "  patient_id TEXT NOT NULL DEFAULT '', age_years INTEGER, sex INTEGER NOT NULL "
                "DEFAULT 0, recorded_on TEXT,"
                "  note TEXT NOT NULL DEFAULT '', created_utc TEXT NOT NULL,"
                "  UNIQUE (sha256, page)) STRICT"_s,
                u"CREATE TABLE analyses ("
                "  case_id INTEGER PRIMARY KEY REFERENCES cases (id), created_utc TEXT NOT NULL,"
                "  model_sha256 TEXT NOT NULL, document BLOB NOT NULL) STRICT"_s, // zlib-compressed
                                                                                  // ecgscan.analysis
                u"CREATE TABLE reviews ("
                "  case_id INTEGER NOT NULL REFERENCES cases (id), code TEXT NOT NULL,"
                "  verdict INTEGER NOT NULL, decided_utc TEXT NOT NULL,"
                "  PRIMARY KEY (case_id, code)) STRICT"_s,
                u"CREATE TABLE adopted_heads ("
                "  id INTEGER PRIMARY KEY, folder TEXT NOT NULL, sha256 TEXT NOT NULL, adopted_utc TEXT NOT NULL) STRICT"_s,
                // References only: never a name, an id of a patient, a note or a path.
                u"CREATE TABLE audit ("
                "  id INTEGER PRIMARY KEY, at_utc_ms INTEGER NOT NULL, action TEXT NOT NULL, "
                "subject TEXT NOT NULL,"
                "  subject_id INTEGER NOT NULL, detail TEXT NOT NULL, app_version TEXT NOT NULL,"
                "  chain_sha256 TEXT NOT NULL) STRICT"_s,
                u"CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN"
                "  SELECT RAISE (ABORT, 'audit rows are not changed'); END"_s,
                u"CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN"
                "  SELECT RAISE (ABORT, 'audit rows are not deleted'); END"_s,
            }},
        // For the work list, which does not unpack documents. What is older was found, most likely.
        {2, {u"ALTER TABLE analyses ADD COLUMN found INTEGER NOT NULL DEFAULT 1"_s}},
        {3, libraryStatements()},
        // Seconds from the first sample of the usual beat; NULL: as measured.
        {4,
            {u"CREATE TABLE wave_corrections ("
             "  case_id INTEGER PRIMARY KEY REFERENCES cases (id), p_onset_s REAL, qrs_onset_s "
             "REAL,"
             "  qrs_offset_s REAL, t_offset_s REAL, corrected_utc TEXT NOT NULL) STRICT"_s}},
        // What a person corrected of what was read of a page: JSON, page_repair.h.
        {5, {u"ALTER TABLE cases ADD COLUMN repair TEXT NOT NULL DEFAULT '{}'"_s}},
    };
    return kMigrations;
}

int currentSchemaVersion()
{
    return migrations().back().version;
}

} // namespace ecgscan
