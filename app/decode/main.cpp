// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan-decode: one foreign file in, one frame with one page's pixels out. Runs shut in (see
// model/decode/sandbox.h) and lives for one page.
#include "app/language/translations.h"
#include "model/core/errc_name.h"
#include "model/core/sha256.h"
#include "model/decode/decode_file.h"
#include "model/decode/sandbox.h"
#include "model/link/decoder_answer.h"
#include "model/link/message.h"

#include <QCoreApplication>
#include <QImage>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <new>
#include <optional>
#include <string_view>
#include <unistd.h>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode : int { kOk = 0, kCannotRead = 1, kUsage = 2, kCannotWrite = 3 };

struct Arguments {
    QByteArray file; ///< Bytes, because a file's name need not be text.
    decode::PageRequest request;
};

std::optional<int> positive(const char* text)
{
    const std::string_view view(text ? text : "");
    int value = 0;
    const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), value);
    if (error != std::errc {} || end != view.data() + view.size() || value < 1)
        return std::nullopt;
    return value;
}

std::optional<Arguments> parse(int argc, char** argv)
{
    Arguments arguments;
    int files = 0;
    bool options = true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word(argv[i]);
        if (options && word == "--") {
            options = false;
        } else if (options && word == "--facts") {
            arguments.request.factsOnly = true;
        } else if (options && (word == "--page" || word == "--max-side")) {
            const auto value = positive(argv[++i]); // argv ends with a null
            if (!value)
                return std::nullopt;
            (word == "--page" ? arguments.request.page : arguments.request.maxSidePx) = *value;
        } else if (options && word.starts_with("--")) {
            return std::nullopt;
        } else {
            arguments.file = argv[i];
            ++files;
        }
    }
    return files == 1 ? std::optional(arguments) : std::nullopt;
}

/// Keeps the real standard output for the frame; whatever a library prints goes to the log.
int takeStandardOutput()
{
    const int output = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    constexpr int kPipeBytes = 1 << 20;
    ::fcntl(output, F_SETPIPE_SZ, kPipeBytes); // fewer wake-ups; refused for what is no pipe
    return output;
}

bool writeAll(int output, const QByteArray& bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t count = ::write(
            output, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (count < 0 && errno != EINTR)
            return false;
        done += std::max<ssize_t>(count, 0);
    }
    return true;
}

struct DecodedFile {
    decode::Picture picture;
    QString kind;
    QString sha256;
};

Result<DecodedFile> decodeFile(const Arguments& arguments)
try {
    ECGSCAN_TRY(const QByteArray bytes, decode::readSourceFile(arguments.file));
    ECGSCAN_TRY(const decode::FileKind kind, decode::recognise(bytes));
    ECGSCAN_TRY(decode::Picture picture, decode::decodePage(kind, bytes, arguments.request));
    return DecodedFile {std::move(picture), decode::kindName(kind), sha256Of(bytes)};
} catch (const std::bad_alloc&) {
    return tl::make_unexpected(decode::tooLarge(u"out of memory"_s));
} catch (const std::exception& exception) {
    return tl::make_unexpected(decode::damaged(QString::fromUtf8(exception.what())));
}

Message frameOf(const DecodedFile& file)
{
    const decode::Picture& picture = file.picture;
    const QImage& image = picture.image;
    const QSize size = image.isNull() ? picture.size : image.size();
    // The resolution belongs to the pixels that are sent.
    const double scale = 1.0 * size.width() / picture.size.width();
    return {
        {{decoder_answer::kOk, true}, {decoder_answer::kWidth, size.width()},
            {decoder_answer::kHeight, size.height()},
            {decoder_answer::kStride, image.bytesPerLine()},
            {decoder_answer::kFormat, decoder_answer::kRgb888},
            {decoder_answer::kPages, picture.pages}, {decoder_answer::kKind, file.kind},
            {decoder_answer::kDpi, picture.dpi ? QJsonValue(*picture.dpi * scale) : QJsonValue()},
            {decoder_answer::kSha256, file.sha256}},
        QByteArray::fromRawData(
            reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes())};
}

Message frameOf(const Error& error)
{
    return {{{decoder_answer::kOk, false}, {decoder_answer::kCode, errcName(error.code)},
                {decoder_answer::kMessage, error.message}, {decoder_answer::kDetail, error.detail}},
        {}};
}

/// The frame's bytes; the pixels are copied once more, which may take too much.
QByteArray answer(const Result<DecodedFile>& file, int page)
try {
    Message frame = file ? frameOf(*file) : frameOf(file.error());
    frame.header[decoder_answer::kPage] = page;
    return encode(frame);
} catch (const std::bad_alloc&) {
    Message frame = frameOf(decode::tooLarge(u"out of memory"_s));
    frame.header[decoder_answer::kPage] = page;
    return encode(frame);
}

} // namespace

int main(int argc, char** argv)
{
    const auto arguments = parse(argc, argv);
    if (!arguments) {
        std::fputs("Usage: ecgscan-decode FILE [--page N] [--max-side PX] [--facts]\n"
                   "Writes one page of FILE as a frame of pixels to standard output.\n",
            stderr);
        return kUsage;
    }
    std::signal(SIGPIPE, SIG_IGN);
    const int output = takeStandardOutput();
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) { });
    const QCoreApplication app(argc, argv);
    ecgscan::installTranslations();

    const Status shut = decode::enterSandbox(output);
    const auto file = shut ? decodeFile(*arguments) : tl::make_unexpected(shut.error());
    const bool written = writeAll(output, answer(file, arguments->request.page));
    // At once: neither this process's memory nor its libraries need tidying up.
    ::_exit(!written ? kCannotWrite : file ? kOk : kCannotRead);
}
