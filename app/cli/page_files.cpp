// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/page_files.h"

#include "model/core/file_limits.h"
#include "model/core/page_suffixes.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

bool isPage(const QString& file)
{
    return pageSuffixes().contains(QFileInfo(file).suffix().toLower());
}

/// An overlay or an analysis that an earlier run left under a resultBase().
bool isResult(const QString& name)
{
    static const QRegularExpression kResult(u"\\.p[0-9]+\\.(png|json)$"_s);
    return kResult.match(name).hasMatch();
}

QStringList filesBelow(const QString& folder, const QString& leaveOut)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QFileInfo info(it.next());
        if (!isResult(info.fileName()) || !info.canonicalFilePath().startsWith(leaveOut + u'/'))
            files.append(info.filePath());
    }
    files.sort();
    return files;
}

} // namespace

PageFiles pageFiles(const QStringList& inputs, const QString& outputFolder)
{
    const QString output = QFileInfo(outputFolder).canonicalFilePath();
    PageFiles out;
    QSet<QString> seen, names;
    const auto add = [&](const QString& file, const QString& name) {
        if (seen.contains(QFileInfo(file).absoluteFilePath()))
            return;
        seen.insert(QFileInfo(file).absoluteFilePath());
        QString unique = name;
        for (int i = 2; names.contains(unique); ++i)
            unique = u"%1-%2"_s.arg(name, QString::number(i));
        names.insert(unique);
        out.files.push_back({file, QDir(outputFolder).filePath(unique)});
    };
    for (const QString& input : inputs) {
        if (!QFileInfo(input).isDir()) {
            add(input, QFileInfo(QDir::cleanPath(input)).fileName());
            continue;
        }
        for (const QString& file : filesBelow(input, output)) {
            if (isPage(file))
                add(file, QDir(input).relativeFilePath(QFileInfo(file).absoluteFilePath()));
            else
                out.others.append(file);
        }
    }
    return out;
}

QString resultBase(const QString& outputBase, int page)
{
    return u"%1.p%2"_s.arg(outputBase, QString::number(page));
}

QString fileSha256(const QString& path)
{
    QFile file(path);
    const QFileInfo info(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!info.isFile() || info.size() > kMostFileBytes || !file.open(QIODevice::ReadOnly)
        || !hash.addData(&file))
        return {};
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace ecgscan::cli
