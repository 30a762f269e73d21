// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <cstdio>

namespace ecgscan::cli {

namespace {

void print(std::FILE* stream, const QString& line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

tl::unexpected<Error> unwritable(const QString& path, const QString& why)
{
    return fail(Errc::io,
        QCoreApplication::translate("cli", "%1 can't be written: %2. Choose another place.")
            .arg(path, why));
}

} // namespace

void out(const QString& line)
{
    print(stdout, line);
}
void err(const QString& line)
{
    print(stderr, line);
}

QString tableRow(const QStringList& cells, const QList<int>& widths)
{
    QStringList padded;
    for (qsizetype i = 0; i < cells.size(); ++i)
        padded.append(widths.at(i) < 0 ? cells.at(i).leftJustified(-widths.at(i))
                                       : cells.at(i).rightJustified(widths.at(i)));
    return padded.join(u"  ");
}

std::optional<int> parse(
    QCommandLineParser& parser, const QString& command, const QStringList& arguments)
{
    const QCommandLineOption help = parser.addHelpOption();
    const QStringList all = QStringList {QStringLiteral("ecgscan ") + command} + arguments;
    if (!parser.parse(all)) {
        err(parser.errorText());
        err(QCoreApplication::translate("cli", "Run \"ecgscan %1 --help\" for the options.")
                .arg(command));
        return kUsage;
    }
    if (parser.isSet(help)) {
        QString text = parser.helpText(); // knows the program, but not the command
        const qsizetype at = text.indexOf(u"[options]");
        out(at < 0 ? text : text.insert(at, command + u' '));
        return kOk;
    }
    return std::nullopt;
}

QCommandLineOption option(const QString& name, const QString& description, const QString& valueName,
    const QString& defaultValue)
{
    return {name,
        QCoreApplication::translate("cli", "%1; default: %2").arg(description, defaultValue),
        valueName, defaultValue};
}

bool isOneOf(const QCommandLineParser& parser, const QString& option, const QStringList& allowed)
{
    const QString value = parser.value(option);
    if (allowed.contains(value))
        return true;
    err(QCoreApplication::translate("cli", "--%1 is one of %2, not \"%3\".")
            .arg(option, allowed.join(u", "), value));
    return false;
}

std::optional<int> wholeNumber(
    const QCommandLineParser& parser, const QString& option, int least, int most)
{
    bool isNumber = false;
    const int number = parser.value(option).toInt(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    err(QCoreApplication::translate("cli", "--%1 is a whole number from %2 to %3, not \"%4\".")
            .arg(option)
            .arg(least)
            .arg(most)
            .arg(parser.value(option)));
    return std::nullopt;
}

int report(const Error& error, ExitCode otherwise)
{
    err(error.message);
    if (error.code == Errc::internal && !error.detail.isEmpty())
        err(error.detail); // for whoever is told of the fault
    switch (error.code) {
    case Errc::invalidArgument:
        return kUsage;
    case Errc::io:
    case Errc::diskFull:
    case Errc::busy:
    case Errc::schemaTooNew:
        return kCannotWrite;
    case Errc::untrusted:
        return kNoModel;
    case Errc::notFound:
    case Errc::corrupt:
    case Errc::unsupported:
    case Errc::tooLarge:
    case Errc::cancelled:
    case Errc::internal:
    case Errc::noEcg:
        return otherwise;
    }
    return otherwise;
}

Status expectWritable(const QString& path)
{
    const QFileInfo file(path), folder(file.absolutePath());
    const auto refuse = [&](const QString& why) { return unwritable(path, why); };
    if (file.isDir())
        return refuse(QCoreApplication::translate("cli", "it is a folder"));
    if (!folder.isDir())
        return refuse(
            QCoreApplication::translate("cli", "there is no folder %1").arg(folder.filePath()));
    if (!(file.exists() ? file : folder).isWritable() || !folder.isWritable())
        return refuse(QCoreApplication::translate("cli", "you may not write there"));
    return {};
}

Status writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    if (isOpen && file.write(bytes) == bytes.size() && file.commit())
        return {};
    // Qt writes late and then has lost the reason.
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    if (isOpen && disk.isValid() && disk.bytesAvailable() < bytes.size())
        return fail(Errc::diskFull,
            QCoreApplication::translate("cli",
                "%1 can't be written: the disk is full. Choose another place or free some space.")
                .arg(path));
    return unwritable(path, file.errorString());
}

Status writePicture(const QString& path, const QImage& image, const char* format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, quality))
        return fail(Errc::internal,
            QCoreApplication::translate(
                "cli", "%1 can't be made: there is too little memory. Close other programs.")
                .arg(path));
    return writeFile(path, bytes);
}

Status finishOutput()
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return {};
    return fail(Errc::diskFull,
        QCoreApplication::translate("cli",
            "Standard output could not be written whole. Free some space or choose another "
            "place."));
}

} // namespace ecgscan::cli
