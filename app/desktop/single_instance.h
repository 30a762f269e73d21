// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

class QLocalServer;
class QLocalSocket;
class QLockFile;

namespace ecgscan {

/// One window for each user and database: a later start hands its files to the window that is
/// there, over a local socket in the user's runtime folder, which nobody else may open. A lock file
/// decides who is first; one that a crash left behind counts as none. GUI thread.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    /// databaseFile: as the window is about to use it.
    explicit SingleInstance(const QString& databaseFile, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// Whether another window took the files (absolute paths; none: it only comes to the front).
    /// Else this is the window from now on. Where no lock or no socket can be made, every start is
    /// a window of its own.
    [[nodiscard]] bool handOver(const QStringList& files);

Q_SIGNALS:
    void filesReceived(const QStringList& files);

private:
    void listen();
    void take(QLocalSocket& socket);

    QString m_place; ///< Of the lock and the socket, without their suffixes.
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer* m_server = nullptr;
};

} // namespace ecgscan
