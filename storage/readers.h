// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/readers.h"
#include "storage/database.h"

namespace ecgscan {

/// The SQL of ReaderStore. Belongs to the database's thread. PINs are kept as PBKDF2-HMAC-SHA-256
/// with a salt of each reader's own; checking one takes about a tenth of a second.
class Readers {
public:
    explicit Readers(Database& database);

    [[nodiscard]] Result<QList<Reader>> all();
    [[nodiscard]] Result<Reader> add(const QString& name, const QString& pin);
    [[nodiscard]] Status checkPin(ReaderId reader, const QString& pin);
    [[nodiscard]] Result<QList<ReadingPair>> pairs(ReaderId first, ReaderId second);
    [[nodiscard]] Status adjudicate(const Adjudication& adjudication);
    [[nodiscard]] Status withdrawAdjudication(CaseId id, const QString& code);
    [[nodiscard]] Result<QList<Adjudication>> adjudicationsOf(CaseId id);

private:
    Database& m_database;
};

} // namespace ecgscan
