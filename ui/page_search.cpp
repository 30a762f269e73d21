// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page_search.h"

#include "model/core/page_suffixes.h"

#include <QCollator>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {

QStringList pageFilePatterns()
{
    QStringList patterns;
    for (const QString& suffix : pageSuffixes())
        patterns << u"*."_s + suffix;
    return patterns;
}

QStringList findPageFiles(const QStringList& paths)
{
    // The C locale knows no numbers inside names.
    const bool isC = QLocale().language() == QLocale::C;
    QCollator byName(isC ? QLocale(QLocale::English) : QLocale());
    byName.setNumericMode(true);
    byName.setCaseSensitivity(Qt::CaseInsensitive);
    QStringList files;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.isDir()) {
            files << info.absoluteFilePath();
            continue;
        }
        QStringList found;
        QDirIterator it(info.absoluteFilePath(), pageFilePatterns(), QDir::Files | QDir::Readable,
            QDirIterator::Subdirectories);
        while (it.hasNext())
            found << it.next();
        std::sort(found.begin(), found.end(), byName);
        files << found;
    }
    files.removeDuplicates();
    return files;
}

} // namespace ecgscan
