// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_texts.h"

namespace ecgscan {

using namespace Qt::StringLiterals;

Status refreshCaseTexts(Database& database)
{
    QVariantList ids;
    ECGSCAN_CHECK(database.forEachRow(
        u"SELECT case_id FROM texts_to_refresh"_s, {}, [&](const QSqlQuery& row) -> Status {
            ids << row.value(0);
            return {};
        }));
    if (ids.isEmpty())
        return {};
    for (const QVariant& id : std::as_const(ids)) {
        ECGSCAN_CHECK(database.execute(u"DELETE FROM case_texts WHERE rowid = ?"_s, {id}));
        ECGSCAN_CHECK(database.execute(
            u"INSERT INTO case_texts (rowid, name, patient, note, findings, tags)"
            " SELECT id, name, patient_id, note,"
            "  (SELECT group_concat(code, ' ') FROM predicted_findings WHERE case_id = id),"
            "  (SELECT group_concat(tag, ' ') FROM tags WHERE case_id = id)"
            " FROM cases WHERE id = ?"_s,
            {id}));
    }
    return database.execute(u"DELETE FROM texts_to_refresh"_s);
}

} // namespace ecgscan
