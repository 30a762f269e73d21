// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/locations.h"

#include "storage/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace ecgscan::cli {

using namespace Qt::StringLiterals;

Locations locations()
{
    const QDir prefix(QDir::cleanPath(QCoreApplication::applicationDirPath() + u"/.."_s));
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return {prefix.filePath(u"libexec/ecgscan/ecgscan-decode"_s),
        prefix.filePath(u"share/ecgscan/models"_s), data, usualDatabaseFile(),
        QDir(data).filePath(u"layouts"_s)};
}

} // namespace ecgscan::cli
