// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/source_file.h"

#include "model/core/file_limits.h"

#include <QCoreApplication>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

namespace {

Error systemError(int number)
{
    const QString detail = u"errno %1"_s.arg(number);
    switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
    case ELOOP:
        return {Errc::notFound,
            QCoreApplication::translate("Decode",
                "The file can't be found. Please check whether it was moved, renamed or on a drive "
                "that is no longer connected."),
            detail};
    case EACCES:
    case EPERM:
        return {Errc::io,
            QCoreApplication::translate(
                "Decode", "The file may not be read. Please ask for permission to read it."),
            detail};
    default:
        return {Errc::io,
            QCoreApplication::translate(
                "Decode", "The file can't be read. Please check the drive it lies on."),
            detail};
    }
}

Status checkStatus(const struct stat& status)
{
    if (S_ISDIR(status.st_mode))
        return fail(Errc::unsupported,
            QCoreApplication::translate(
                "Decode", "This is a folder, not a picture. Please choose a file in it."),
            u"folder"_s);
    if (!S_ISREG(status.st_mode))
        return fail(Errc::unsupported,
            QCoreApplication::translate(
                "Decode", "This is not an ordinary file. Please choose a picture or a PDF file."),
            u"mode %1"_s.arg(status.st_mode & S_IFMT, 0, 8));
    if (status.st_size == 0)
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "Decode", "The file is empty. Please copy or scan it again from its source."),
            u"empty"_s);
    if (status.st_size > kMostFileBytes)
        return fail(Errc::tooLarge,
            QCoreApplication::translate("Decode",
                "The file is too large (more than %1 MB). Please save the page in a smaller "
                "file.")
                .arg(kMostFileBytes / 1'000'000),
            u"%1 bytes"_s.arg(status.st_size));
    return {};
}

Result<QByteArray> readAll(int descriptor, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qsizetype done = 0;
    while (done < size) {
        const ssize_t count
            = ::read(descriptor, bytes.data() + done, static_cast<std::size_t>(size - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return tl::make_unexpected(systemError(errno));
        if (count == 0)
            break; // it shrank while it was read
        done += count;
    }
    bytes.truncate(done);
    return bytes;
}

bool isHeic(const QByteArray& bytes)
{
    static constexpr std::array kBrands {"heic", "heix", "heim", "heis", "hevc", "mif1"};
    if (bytes.size() < 16 || bytes.sliced(4, 4) != "ftyp")
        return false;
    const QByteArray brand = bytes.sliced(8, 4);
    return std::ranges::any_of(kBrands, [&](const char* known) { return brand == known; });
}

bool isTiff(const QByteArray& bytes)
{
    static const std::array kStarts {QByteArray("II\x2a\0", 4), QByteArray("MM\0\x2a", 4),
        QByteArray("II\x2b\0", 4), QByteArray("MM\0\x2b", 4)};
    return std::ranges::any_of(kStarts, [&](const auto& start) { return bytes.startsWith(start); });
}

} // namespace

Result<QByteArray> readSourceFile(const QByteArray& path)
{
    // Asked before it is opened, because opening some devices already does something; and asked
    // again afterwards, because another file may have taken the name.
    struct stat status {};
    if (::stat(path.constData(), &status) != 0)
        return tl::make_unexpected(systemError(errno));
    ECGSCAN_CHECK(checkStatus(status));
    const int descriptor = ::open(path.constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0)
        return tl::make_unexpected(systemError(errno));
    Result<QByteArray> bytes = checkStatus(status).and_then(
        [&] { return readAll(descriptor, static_cast<qsizetype>(status.st_size)); });
    ::close(descriptor);
    return bytes;
}

Result<FileKind> recognise(const QByteArray& bytes)
{
    constexpr qsizetype kPdfHeaderWithin = 1024; // as PDF readers allow
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return FileKind::png;
    if (bytes.startsWith("\xff\xd8\xff"))
        return FileKind::jpeg;
    if (isTiff(bytes))
        return FileKind::tiff;
    if (bytes.startsWith("RIFF") && bytes.size() >= 12 && bytes.sliced(8, 4) == "WEBP")
        return FileKind::webp;
    if (isHeic(bytes))
        return FileKind::heic;
    if (bytes.first(std::min(bytes.size(), kPdfHeaderWithin)).contains("%PDF-"))
        return FileKind::pdf;
    if (bytes.startsWith("BM"))
        return FileKind::bmp;
    return fail(Errc::unsupported,
        QCoreApplication::translate("Decode",
            "This kind of file can't be read. Please use a PNG, JPEG, TIFF, BMP, WebP, HEIC or PDF "
            "file."),
        u"unknown first bytes"_s);
}

QString kindName(FileKind kind)
{
    switch (kind) {
    case FileKind::png:
        return u"png"_s;
    case FileKind::jpeg:
        return u"jpeg"_s;
    case FileKind::tiff:
        return u"tiff"_s;
    case FileKind::bmp:
        return u"bmp"_s;
    case FileKind::webp:
        return u"webp"_s;
    case FileKind::heic:
        return u"heic"_s;
    case FileKind::pdf:
        return u"pdf"_s;
    }
    return {};
}

} // namespace ecgscan::decode
