// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incoming_pages.h"

#include "ui/page_search.h"
#include "ui/watch.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QImage>
#include <QMimeData>
#include <QTimer>
#include <QUrl>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr int kSettleMs = 700; ///< A file that did not grow for so long is whole.

/// The name of the new file. Runs in any thread.
Result<QString> keepPicture(const QImage& picture, const QString& folder)
{
    const QString name
        = u"pasted-%1.png"_s.arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s));
    const QString file = QDir(folder).filePath(name);
    if (!QDir().mkpath(folder) || !picture.save(file, "PNG"))
        return fail(Errc::io,
            IncomingPages::tr("The pasted picture can't be kept. Check the space and the "
                              "permissions of the data folder."),
            u"pasted picture"_s);
    return file;
}

} // namespace

IncomingPages::IncomingPages(QString folderOfPasted, QObject* parent)
    : QObject(parent)
    , m_folderOfPasted(std::move(folderOfPasted))
    , m_watcher(new QFileSystemWatcher(this))
    , m_settle(new QTimer(this))
{
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    connect(m_settle, &QTimer::timeout, this, &IncomingPages::look);
    connect(
        m_watcher, &QFileSystemWatcher::directoryChanged, m_settle, qOverload<>(&QTimer::start));
}

void IncomingPages::paste(const QMimeData& clipboard)
{
    QStringList files;
    const QList<QUrl> urls = clipboard.urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile())
            files << url.toLocalFile();
    if (!files.isEmpty()) {
        Q_EMIT pasted(files);
        return;
    }
    const auto picture = qvariant_cast<QImage>(clipboard.imageData());
    if (picture.isNull()) {
        Q_EMIT problem({Errc::notFound,
            tr("There is no picture in the clipboard. Copy one, then paste it here."), {}});
        return;
    }
    // Packing a large picture takes longer than a frame.
    watch<Result<QString>>(QtConcurrent::run(keepPicture, picture, m_folderOfPasted), this,
        [this](const std::optional<Result<QString>>& file) {
            if (file && *file)
                Q_EMIT pasted({**file});
            else if (file)
                Q_EMIT problem(file->error());
        });
}

void IncomingPages::watchFolder(const QString& folder)
{
    if (!m_watcher->directories().isEmpty())
        m_watcher->removePaths(m_watcher->directories());
    m_folder = folder;
    m_known.clear();
    m_growing.clear();
    m_isFirstLook = true;
    if (folder.isEmpty())
        return;
    if (!m_watcher->addPath(folder)) {
        Q_EMIT problem({Errc::notFound,
            tr("The watched folder is not there, so no page comes from it: %1").arg(folder), {}});
        return;
    }
    look();
}

void IncomingPages::look()
{
    if (m_folder.isEmpty())
        return;
    const auto sizes = [](const QString& folder) {
        Sizes found;
        const QStringList files = findPageFiles({folder});
        for (const QString& file : files)
            found[file] = QFileInfo(file).size();
        return found;
    };
    watch<Sizes>(QtConcurrent::run(sizes, m_folder), this,
        [this, folder = m_folder](const std::optional<Sizes>& found) {
            if (found && folder == m_folder)
                take(*found);
        });
}

void IncomingPages::take(const Sizes& sizes)
{
    QStringList whole;
    const Sizes before = std::exchange(m_growing, {});
    for (const auto& [file, size] : sizes.asKeyValueRange()) {
        if (m_known.contains(file))
            continue;
        if (m_isFirstLook) {
            m_known.insert(file);
        } else if (size > 0 && before.value(file, -1) == size) {
            m_known.insert(file);
            whole << file;
        } else if (size > 0 || before.value(file, -1) != 0) { // an empty one that stays so may wait
            m_growing[file] = size;
        }
    }
    m_isFirstLook = false;
    if (!m_growing.isEmpty())
        m_settle->start();
    whole.sort();
    if (!whole.isEmpty())
        Q_EMIT arrived(whole);
}

} // namespace ecgscan
