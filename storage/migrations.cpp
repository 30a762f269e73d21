// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

namespace ecgscan {

using namespace Qt::StringLiterals;

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
