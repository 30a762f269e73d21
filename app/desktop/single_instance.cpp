// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/single_instance.h"

#include "model/core/sha256.h"

#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

constexpr int kAnswerMs = 2000; ///< The window that is there may be busy with a frame or two.
constexpr qint64 kMostBytes = 1 << 20; ///< Of names of files.
constexpr auto kStreamVersion = QDataStream::Qt_6_4;
constexpr char kTaken = 1;

} // namespace

SingleInstance::SingleInstance(const QString& databaseFile, QObject* parent)
    : QObject(parent)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    // The path of a socket may have a hundred characters, that of a database more.
    m_place = folder + u"/ecgscan-"_s
        + sha256Of(QFileInfo(databaseFile).absoluteFilePath().toUtf8()).left(16);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::handOver(const QStringList& files)
{
    m_lock = std::make_unique<QLockFile>(m_place + u".lock"_s);
    m_lock->setStaleLockTime(0); // held as long as its process lives
    if (m_lock->tryLock(0)) {
        listen();
        return false;
    }
    QLocalSocket socket;
    socket.connectToServer(m_place + u".socket"_s);
    if (!socket.waitForConnected(kAnswerMs))
        return false;
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream.setVersion(kStreamVersion);
    stream << files;
    socket.write(message);
    return socket.waitForBytesWritten(kAnswerMs) && socket.waitForReadyRead(kAnswerMs)
        && socket.read(1) == QByteArray(1, kTaken);
}

void SingleInstance::listen()
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(m_place + u".socket"_s); // the lock says that nobody listens there
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* socket = m_server->nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { take(*socket); });
        }
    });
    m_server->listen(m_place + u".socket"_s);
}

void SingleInstance::take(QLocalSocket& socket)
{
    if (socket.bytesAvailable() > kMostBytes)
        return socket.abort();
    QDataStream stream(&socket);
    stream.setVersion(kStreamVersion);
    QStringList files;
    stream.startTransaction();
    stream >> files;
    if (!stream.commitTransaction())
        return; // the rest is on its way
    socket.write(QByteArray(1, kTaken));
    socket.flush();
    Q_EMIT filesReceived(files);
}

} // namespace ecgscan
