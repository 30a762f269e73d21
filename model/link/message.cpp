// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/link/message.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QtEndian>

namespace ecgscan {

namespace {

constexpr qsizetype kFrameBytes = 20;

struct Frame {
    quint32 magic, version, headerBytes;
    quint64 blockBytes;
};

Frame readFrame(const char* bytes)
{
    return {qFromLittleEndian<quint32>(bytes), qFromLittleEndian<quint32>(bytes + 4),
        qFromLittleEndian<quint32>(bytes + 8), qFromLittleEndian<quint64>(bytes + 12)};
}

Error protocolError(Errc code, const QString& detail)
{
    return {code,
        QCoreApplication::translate("Message",
            "The parts of the program do not understand each other. Please install it again."),
        detail};
}

} // namespace

QByteArray encode(const Message& message)
{
    const QByteArray header = QJsonDocument(message.header).toJson(QJsonDocument::Compact);
    QByteArray out(kFrameBytes, Qt::Uninitialized);
    qToLittleEndian<quint32>(kFrameMagic, out.data());
    qToLittleEndian<quint32>(kProtocolVersion, out.data() + 4);
    qToLittleEndian<quint32>(static_cast<quint32>(header.size()), out.data() + 8);
    qToLittleEndian<quint64>(static_cast<quint64>(message.block.size()), out.data() + 12);
    out.reserve(kFrameBytes + header.size() + message.block.size());
    out += header;
    out += message.block;
    return out;
}

void MessageReader::append(const QByteArray& bytes)
{
    if (!m_error)
        m_buffer += bytes;
}

Result<std::optional<Message>> MessageReader::next()
{
    if (m_error)
        return tl::make_unexpected(*m_error);
    const auto broken = [this](Errc code, const QString& detail) {
        m_buffer.clear();
        m_error = protocolError(code, detail);
        return tl::make_unexpected(*m_error);
    };
    if (m_buffer.size() < kFrameBytes)
        return std::nullopt;
    const Frame frame = readFrame(m_buffer.constData());
    if (frame.magic != kFrameMagic)
        return broken(Errc::corrupt, QStringLiteral("not a frame"));
    if (frame.version != kProtocolVersion)
        return broken(Errc::schemaTooNew, QStringLiteral("protocol version %1").arg(frame.version));
    if (frame.headerBytes > kMaxHeaderBytes || frame.blockBytes > kMaxBlockBytes)
        return broken(Errc::corrupt, QStringLiteral("frame over the size limit"));
    const qsizetype blockAt = kFrameBytes + static_cast<qsizetype>(frame.headerBytes);
    const qsizetype end = blockAt + static_cast<qsizetype>(frame.blockBytes);
    if (m_buffer.size() < end)
        return std::nullopt;
    const QJsonDocument header
        = QJsonDocument::fromJson(m_buffer.sliced(kFrameBytes, blockAt - kFrameBytes));
    if (!header.isObject())
        return broken(Errc::corrupt, QStringLiteral("header is not a JSON object"));
    Message message {header.object(), m_buffer.sliced(blockAt, end - blockAt)};
    m_buffer.remove(0, end);
    return message;
}

} // namespace ecgscan
