// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

/// Frames on a byte stream between the window, the engine and the decoder.
///
/// A frame is 20 bytes, little-endian: u32 magic 'ECGS', u32 version, u32 header bytes, u64 block
/// bytes; then the header (UTF-8 JSON object) and the block (raw bytes: pixels). The version comes
/// before the sizes so that an older reader refuses a newer frame without guessing at the rest.
namespace ecgscan {

inline constexpr quint32 kFrameMagic = 0x53474345; // "ECGS"
inline constexpr quint32 kProtocolVersion = 1;
inline constexpr quint32 kMaxHeaderBytes = 64u << 20;
inline constexpr quint64 kMaxBlockBytes = 600u << 20;

struct Message {
    QJsonObject header;
    QByteArray block;
};

QByteArray encode(const Message& message);

/// Takes bytes as they come and gives whole messages. After an error it stays in error. Call next()
/// after each append(): a large block then grows as it comes and is never copied as a whole.
class MessageReader {
public:
    void append(const QByteArray& bytes);
    /// nullopt: more bytes are needed. Errors: corrupt (not a frame, or over the size limits),
    /// schemaTooNew (another protocol version).
    [[nodiscard]] Result<std::optional<Message>> next();

private:
    [[nodiscard]] Status readHeader();

    QByteArray m_buffer; ///< What is not yet part of m_message.
    std::optional<Message> m_message; ///< Its header is whole, its block may not be.
    qsizetype m_blockBytes = 0; ///< Of the whole block.
    std::optional<Error> m_error;
};

} // namespace ecgscan
