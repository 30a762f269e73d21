// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

class QFileSystemWatcher;
class QMimeData;
class QTimer;

namespace ecgscan {

/// Pages that come by other ways than a dialog: pasted from the clipboard, or put into a folder
/// that is watched.
class IncomingPages : public QObject {
    Q_OBJECT
public:
    /// Pasted pictures are kept as PNG files in this folder, which is made when it is needed.
    explicit IncomingPages(QString folderOfPasted, QObject* parent = nullptr);

    /// A picture is kept and announced by pasted(); files are announced as they are.
    void paste(const QMimeData& clipboard);

    /// What lies in it now is taken as known; empty: no folder.
    void watchFolder(const QString& folder);
    QString watchedFolder() const { return m_folder; }

Q_SIGNALS:
    void pasted(const QStringList& files);
    void arrived(const QStringList& files); ///< In the watched folder, whole.
    void problem(const Error& error);

private:
    using Sizes = QHash<QString, qint64>; ///< In bytes, by file.
    void look();
    void take(const Sizes& sizes);

    QString m_folderOfPasted;
    QString m_folder;
    QFileSystemWatcher* m_watcher;
    QTimer* m_settle;
    QSet<QString> m_known;
    Sizes m_growing; ///< New files with the size that they had when they were last looked at.
    bool m_isFirstLook = false;
};

} // namespace ecgscan
