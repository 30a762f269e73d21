// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "storage/database.h"

#include <QString>
#include <QStringList>

namespace ecgscan {

/// Writes all of a database to one file, which takes the place of one of that name when it is
/// whole; readable by its owner alone. Others may write meanwhile: the copy is of one moment.
/// Errors: busy, diskFull, io; then nothing is left of it.
[[nodiscard]] Status backUp(Database& database, const QString& file);

/// Whether a file is a whole database that can be restored. Errors: as Database::open(), corrupt.
[[nodiscard]] Status checkBackup(const QString& backup);

/// Puts a backup in the place of everything, in one transaction, after keeping what was there in a
/// file beside the database's own FILE, "FILE.before-restore-" and the time. The database has to be
/// opened anew afterwards: the backup may be of an older version. Errors: as checkBackup(), busy,
/// diskFull, io: the present one stays as it is; corrupt: it is the present one that is damaged.
[[nodiscard]] Status restore(Database& database, const QString& file, const QString& backup);

/// The same where FILE is damaged: it is moved aside with its companions. Nobody may have it open.
/// Errors: as checkBackup(), io.
[[nodiscard]] Status restoreInPlaceOfDamaged(const QString& file, const QString& backup);

/// Backups that the program makes by itself, in the folder "backups" beside the database: with the
/// first change of a reader after the start, and after every hundred. The newest ten are kept. A
/// database of more than 300 MB would take longer to copy than a reader should wait: of those there
/// are none. Belongs to the database's thread.
class AutomaticBackups {
public:
    explicit AutomaticBackups(const QString& databaseFile);

    /// Call it before a change. A failure is logged, and no reason not to change anything.
    void beforeChange(Database& database);
    /// Newest first, absolute paths.
    QStringList list() const;

private:
    void prune() const;

    QString m_file;
    QString m_folder;
    int m_changes = 0; ///< Since the start.
};

} // namespace ecgscan
