// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "model/core/result.h"

#include <QCommandLineParser>
#include <QImage>

#include <optional>

/// What every subcommand does the same way: options, help, error texts, files written whole or not
/// at all.
namespace ecgscan::cli {

void out(const QString& line); ///< Standard output, with a line end.
void err(const QString& line); ///< Standard error, with a line end.

/// Cells of a table side by side, padded to these widths; a negative one: the text stands left.
QString tableRow(const QStringList& cells, const QList<int>& widths);

/// Parses; on --help prints it and gives kOk, on a bad option prints it and gives kUsage.
/// nullopt: go on.
std::optional<int> parse(
    QCommandLineParser& parser, const QString& command, const QStringList& arguments);

/// An option with a value; its help names the default.
QCommandLineOption option(const QString& name, const QString& description, const QString& valueName,
    const QString& defaultValue);

/// Whether the value of an option is one of these; if not, a sentence on standard error.
bool isOneOf(const QCommandLineParser& parser, const QString& option, const QStringList& allowed);

/// The whole number that an option says; nullopt, and a sentence on standard error, when it is none
/// or lies outside the range.
std::optional<int> wholeNumber(
    const QCommandLineParser& parser, const QString& option, int least, int most = 2'000'000'000);

/// Prints the message of an error (of an internal one the detail, too) and gives its exit code:
/// that of a failed storage, of a usage error or of an untrusted model; otherwise `otherwise`.
int report(const Error& error, ExitCode otherwise = kCannotRead);

/// Finds out before long work what writeFile() would say of a path: its folder is missing or may
/// not be written, or a folder has that name.
[[nodiscard]] Status expectWritable(const QString& path);

/// Writes the whole file or leaves what was there (QSaveFile). Errors: io, diskFull; the message
/// names the file.
[[nodiscard]] Status writeFile(const QString& path, const QByteArray& bytes);
/// format and quality as of QImage::save(). Errors: as writeFile; internal (no memory).
[[nodiscard]] Status writePicture(
    const QString& path, const QImage& image, const char* format, int quality);
/// Overlays: quick to write rather than small.
inline constexpr int kQuickPng = 60;

/// What of standard output could not be written, at the end of the program.
[[nodiscard]] Status finishOutput();

} // namespace ecgscan::cli
