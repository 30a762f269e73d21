// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QJsonObject>
#include <QLatin1StringView>

/// What the window and `ecgscan serve` say to each other, one message.h frame a message, over the
/// engine's standard input and output. Version kProtocolVersion; a frame of another version ends
/// the talk.
///
/// Requests (window -> engine). Every one has "type" and "id", a number the window never uses
/// twice.
///
/// hello: nothing more. Reply, at once: "version" (of the program), "pid".
/// open_page: file, page, deadline_ms. Reply: "sha256", "pages", pixels.
/// thumbnail: file, page, max_side, deadline_ms. Reply: pixels.
/// analyze: file, page, deadline_ms, "repair" (page_repair.h; without it nothing was corrected).
/// Reply: block: the analysis as JSON, UTF-8.
/// use_head: folder, sha256; without them the shipped findings. Reply: nothing more.
/// cancel: id of another request. No reply of its own: that request ends.
/// shutdown: nothing more. No reply: the engine ends.
///
/// pixels: "width", "height" and a block of width * height * 3 bytes, RGB, rows without padding.
///
/// Answers (engine -> window), in any order between the requests:
/// {"type":"reply","id":N,...}, {"type":"error","id":N,"code":Errc,"message":"...","detail":"..."},
/// and before one of them any number of {"type":"progress","id":N,"percent":0..100,"step":"..."}.
/// Once, when the networks are ready: {"type":"ready","device":"cpu"}.
/// An unknown type is answered with error (unsupported). A request that was cancelled ends with
/// error (cancelled), or with its reply when it was faster.
///
/// The engine works on one of use_head/analyze and one of open_page/thumbnail at the same time,
/// each in the order of arrival. It ends when its standard input does.
namespace ecgscan::protocol {

using namespace Qt::StringLiterals;

inline constexpr auto kType = "type"_L1;
inline constexpr auto kId = "id"_L1;

inline constexpr auto kHello = "hello"_L1;
inline constexpr auto kOpenPage = "open_page"_L1;
inline constexpr auto kThumbnail = "thumbnail"_L1;
inline constexpr auto kAnalyze = "analyze"_L1;
inline constexpr auto kUseHead = "use_head"_L1;
inline constexpr auto kCancel = "cancel"_L1;
inline constexpr auto kShutdown = "shutdown"_L1;

inline constexpr auto kReply = "reply"_L1;
inline constexpr auto kError = "error"_L1;
inline constexpr auto kReady = "ready"_L1;
inline constexpr auto kProgress = "progress"_L1;

inline constexpr auto kFile = "file"_L1;
inline constexpr auto kPage = "page"_L1;
inline constexpr auto kDeadlineMs = "deadline_ms"_L1;
inline constexpr auto kMaxSide = "max_side"_L1;
inline constexpr auto kRepair = "repair"_L1;
inline constexpr auto kFolder = "folder"_L1;
inline constexpr auto kSha256 = "sha256"_L1;
inline constexpr auto kDevice = "device"_L1;
inline constexpr auto kVersion = "version"_L1;
inline constexpr auto kPid = "pid"_L1;
inline constexpr auto kPages = "pages"_L1;
inline constexpr auto kWidth = "width"_L1;
inline constexpr auto kHeight = "height"_L1;
inline constexpr auto kPercent = "percent"_L1;
inline constexpr auto kStep = "step"_L1;
inline constexpr auto kCode = "code"_L1;
inline constexpr auto kMessage = "message"_L1;
inline constexpr auto kDetail = "detail"_L1;

/// The answer that ends request id without success, and back. An unknown code becomes internal.
QJsonObject errorAnswer(qint64 id, const Error& error);
Error errorFromAnswer(const QJsonObject& answer);

} // namespace ecgscan::protocol
