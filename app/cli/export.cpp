// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan export: cases of a database or a folder of analyses as files for other people. Progress
// as JSON lines on standard output, as the window reads them; goes on past cases that lack
// something. "export dataset" writes labelled pages.
#include "app/cli/case_source.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/export_case.h"
#include "app/cli/export_dataset.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <csignal>
#include <sys/stat.h>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

std::atomic<bool> stopRequested = false;

void say(const QJsonObject& object)
{
    out(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void sayCase(std::size_t k, const CaseSource& source, const QString& name, const QStringList& files,
    const QStringList& missing)
{
    for (const QString& sentence : missing)
        err(u"%1: %2"_s.arg(name, sentence));
    say({{u"case"_s, name}, {u"number"_s, static_cast<qint64>(k + 1)},
        {u"of"_s, static_cast<qint64>(source.count())},
        {u"files"_s, QJsonArray::fromStringList(files)},
        {u"missing"_s, QJsonArray::fromStringList(missing)}});
}

void saySummary(std::size_t cases, bool complete)
{
    say({{u"summary"_s,
        QJsonObject {{u"cases"_s, static_cast<qint64>(cases)}, {u"complete"_s, complete},
            {u"stopped"_s, stopRequested.load()}}}});
}

/// nullopt: it can't be read; that is said, and the others go on.
std::optional<CaseRecord> loaded(const CaseSource& source, std::size_t k)
{
    Result<CaseRecord> record = source.load(k);
    if (record)
        return std::move(*record);
    sayCase(k, source, source.name(k), {}, {record.error().message});
    return std::nullopt;
}

/// Gives whether nothing was missing.
Result<bool> exportCases(const CaseSource& source, const ExportRequest& request)
{
    CaseExport cases(request);
    bool complete = true;
    std::size_t written = 0;
    Status status;
    for (std::size_t k = 0; k < source.count() && !stopRequested && status; ++k) {
        const std::optional<CaseRecord> record = loaded(source, k);
        complete = complete && record;
        if (!record)
            continue;
        const Result<ExportedCase> exported = cases.write(*record, k + 1);
        if (exported) {
            ++written;
            complete = complete && exported->missing.isEmpty();
            sayCase(k, source, exported->name, exported->files, exported->missing);
        } else {
            status = tl::make_unexpected(exported.error());
        }
    }
    const Status tables = cases.finish(); // of what is there, however it ended
    ECGSCAN_CHECK(status);
    ECGSCAN_CHECK(tables);
    saySummary(written, complete);
    return complete;
}

Result<bool> exportDataset(const CaseSource& source, const QString& folder, bool deIdentify)
{
    DatasetExport dataset(folder, deIdentify);
    ECGSCAN_CHECK(dataset.begin());
    std::size_t pages = 0;
    for (std::size_t k = 0; k < source.count() && !stopRequested; ++k) {
        std::optional<CaseRecord> record = loaded(source, k);
        if (!record)
            continue;
        ECGSCAN_TRY(const DatasetPage page, dataset.add(std::move(*record)));
        const bool isIn = !page.name.isEmpty();
        pages += isIn ? 1 : 0;
        sayCase(k, source, isIn ? page.name : source.name(k),
            isIn ? QStringList {page.name} : QStringList(),
            isIn ? QStringList() : QStringList {page.leftOut});
    }
    if (pages > 0)
        ECGSCAN_CHECK(dataset.finish());
    saySummary(pages, pages == source.count());
    if (pages == 0)
        return fail(Errc::notFound,
            QCoreApplication::translate("cli",
                "No page went into the data set: it takes analysed pages that a reader has "
                "judged."));
    return true;
}

/// What both kinds of export do before and after.
template <class Work> int runExport(QCommandLineParser& parser, const Work& work)
{
    const QString folder = parser.value(u"out"_s);
    const auto source = caseSource(parser);
    if (!source)
        return cli::report(source.error());
    ::umask(077); // patients' data are nobody else's business
    if (!QDir().mkpath(folder)) {
        err(QCoreApplication::translate("cli", "The folder %1 can't be made. Choose another.")
                .arg(folder));
        return kCannotWrite;
    }
    std::signal(SIGINT, [](int) { stopRequested = true; });
    std::signal(SIGTERM, [](int) { stopRequested = true; });
    const Result<bool> complete = work(**source);
    if (!complete)
        return cli::report(complete.error());
    return *complete && !stopRequested ? kOk : kCannotRead;
}

QCommandLineOption outOption()
{
    return {
        u"out"_s, QCoreApplication::translate("cli", "folder for the files; required"), u"DIR"_s};
}

int datasetCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Writes the cases that readers have judged as a data set: pages, their analyses, and a "
        "manifest that says what is there (labels), what is not (absent), and in which fold. "
        "Pages of one patient are in one fold. evaluate external and finetune read it. Cases that "
        "lack something are named and left out."));
    addSourceOptions(parser);
    parser.addOption(outOption());
    if (const auto code = parse(parser, u"export dataset"_s, arguments))
        return *code;
    if (!parser.isSet(u"out"_s) || !parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate("cli",
            "Say: ecgscan export dataset --database FILE [--case N] [--de-identify] --out DIR"));
        return kUsage;
    }
    return runExport(parser, [&](const CaseSource& source) {
        return exportDataset(source, parser.value(u"out"_s), parser.isSet(u"de-identify"_s));
    });
}

} // namespace

int exportCommand(const QStringList& arguments)
{
    if (arguments.value(0) == u"dataset")
        return datasetCommand(arguments.mid(1));
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Writes cases as files: pdf, a report true to scale; json, the analysis; csv, tables of "
        "findings with verdicts and of measurements; wfdb, the printed waveforms with the beats; "
        "png, the page with its traces. Prints one JSON line a case and a summary. \"ecgscan "
        "export dataset --help\" "
        "explains the other kind."));
    addSourceOptions(parser);
    parser.addOptions(
        {option(u"format"_s, QCoreApplication::translate("cli", "with commas between them"),
             u"LIST"_s, exportFormats().join(u',')),
            outOption()});
    if (const auto code = parse(parser, u"export"_s, arguments))
        return *code;
    const ExportRequest request {parser.value(u"out"_s), parser.value(u"format"_s).split(u','),
        parser.isSet(u"de-identify"_s)};
    for (const QString& format : request.formats) {
        if (exportFormats().contains(format))
            continue;
        err(QCoreApplication::translate("cli", "--format is of %1, not \"%2\".")
                .arg(exportFormats().join(u", "), format));
        return kUsage;
    }
    if (request.folder.isEmpty() || !parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate("cli",
            "Say: ecgscan export --database FILE|--analyses DIR [--format LIST] [--case N] "
            "[--de-identify] --out DIR"));
        return kUsage;
    }
    return runExport(
        parser, [&](const CaseSource& source) { return exportCases(source, request); });
}

} // namespace ecgscan::cli
