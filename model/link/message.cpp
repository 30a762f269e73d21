// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/link/message.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>
#include <utility>

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

tl::unexpected<Error> protocolError(Errc code, const QString& detail)
{
    return fail(code,
        QCoreApplication::translate("Message",
            "The parts of the program do not understand each other. Please install it again."),
        detail);
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
    if (!m_error && !m_message) {
        if (const Status read = readHeader(); !read) {
            m_buffer.clear();
            m_error = read.error();
        }
    }
    if (m_error)
        return tl::make_unexpected(*m_error);
    if (!m_message)
        return std::nullopt;
    QByteArray& block = m_message->block;
    const qsizetype count = std::min(m_buffer.size(), m_blockBytes - block.size());
    block.append(m_buffer.constData(), count);
    m_buffer.remove(0, count);
    if (block.size() < m_blockBytes)
        return std::nullopt;
    return std::exchange(m_message, std::nullopt);
}

/// Fills m_message when there are enough bytes for it.
Status MessageReader::readHeader()
{
    if (m_buffer.size() < kFrameBytes)
        return {};
    const Frame frame = readFrame(m_buffer.constData());
    if (frame.magic != kFrameMagic)
        return protocolError(Errc::corrupt, QStringLiteral("not a frame"));
    if (frame.version != kProtocolVersion)
        return protocolError(
            Errc::schemaTooNew, QStringLiteral("protocol version %1").arg(frame.version));
    if (frame.headerBytes > kMaxHeaderBytes || frame.blockBytes > kMaxBlockBytes)
        return protocolError(Errc::corrupt, QStringLiteral("frame over the size limit"));
    const auto headerBytes = static_cast<qsizetype>(frame.headerBytes);
    if (m_buffer.size() < kFrameBytes + headerBytes)
        return {};
    const QJsonDocument header = QJsonDocument::fromJson(m_buffer.sliced(kFrameBytes, headerBytes));
    if (!header.isObject())
        return protocolError(Errc::corrupt, QStringLiteral("header is not a JSON object"));
    m_message = Message {header.object(), {}};
    m_blockBytes = static_cast<qsizetype>(frame.blockBytes);
    m_buffer.remove(0, kFrameBytes + headerBytes);
    return {};
}

} // namespace ecgscan
