// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan batch: many files, one JSON a page. Progress as JSON lines on standard output; goes on
// past bad pages; a second run does what the first did not. All pages' measurements as tables.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/page_files.h"
#include "exchange/measurement_csv.h"
#include "model/core/analysis_json.h"
#include "model/engine/overlay.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <map>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

std::atomic<bool> stopRequested = false;

struct BatchRequest {
    QStringList inputs;
    QString folder;
    bool overlay = false;
    int jobs = 1;
};

/// Lines of a page in the tables.
struct PageLines {
    QByteArray page, leads;
};

/// Shared by the workers.
struct BatchProgress {
    std::mutex mutex;
    std::size_t files = 0; ///< Of the whole run; how many pages they have shows only as they open.
    int ok = 0, unread = 0, skipped = 0, unwritten = 0;
    bool noModelSaid = false;
    std::map<std::pair<std::size_t, int>, PageLines> lines; ///< By the numbers of file and page.

    /// fileNumber: from 1.
    void add(const PageRef& page, std::size_t fileNumber, const QString& status,
        const QString& json, qint64 ms)
    {
        const std::lock_guard lock(mutex);
        out(QString::fromUtf8(
            QJsonDocument({{u"file"_s, page.file}, {u"file_number"_s, static_cast<int>(fileNumber)},
                              {u"files"_s, static_cast<int>(files)}, {u"page"_s, page.page},
                              {u"status"_s, status}, {u"json"_s, json}, {u"ms"_s, ms}})
                .toJson(QJsonDocument::Compact)));
    }
    void addLines(const PageRef& page, std::size_t fileNumber, const Analysis& analysis)
    {
        PageLines ofPage {
            measurement_csv::pageLine(page, analysis), measurement_csv::leadLines(page, analysis)};
        const std::lock_guard lock(mutex);
        lines[{fileNumber, page.page}] = std::move(ofPage);
    }
    /// Once, not by each worker.
    void sayThereAreNoFindings(const Error& why)
    {
        const std::lock_guard lock(mutex);
        if (!std::exchange(noModelSaid, true))
            err(QCoreApplication::translate("cli", "There are no findings. %1").arg(why.message));
    }
    QString summary() const
    {
        return QString::fromUtf8(QJsonDocument(
            {{u"summary"_s,
                QJsonObject {{u"pages"_s, ok + unread + skipped + unwritten}, {u"ok"_s, ok},
                    {u"unread"_s, unread}, {u"skipped"_s, skipped}, {u"unwritten"_s, unwritten},
                    {u"stopped"_s, stopRequested.load()}}}})
                .toJson(QJsonDocument::Compact));
    }
};

/// Analyses the pages of one file after the other. One for each worker thread.
class BatchWorker {
public:
    BatchWorker(const BatchRequest& request, const EngineOptions& options, BatchProgress& progress)
        : m_request(request)
        , m_engine(options)
        , m_progress(progress)
    {
        if (const auto model = m_engine.prepare())
            m_model = model->sha256;
        else
            m_progress.sayThereAreNoFindings(model.error());
        if (const auto tracer = m_engine.tracerInfo())
            m_tracer = tracer->sha256;
        if (const auto reader = m_engine.labelReaderInfo())
            m_labelReader = reader->sha256;
        if (const auto reconstructor = m_engine.reconstructorInfo())
            m_reconstructor = reconstructor->sha256;
    }

    void run(const PageFile& input, std::size_t fileNumber)
    {
        m_fileNumber = fileNumber;
        const QString sha256 = fileSha256(input.file);
        int pages = 1;
        for (int page = 1; page <= pages && !stopRequested; ++page) {
            const QString base = resultBase(input.outputBase, page);
            const auto done = finished(base, sha256);
            const std::optional<Analysis> analysis
                = done ? done : analyzePage({input.file, page}, base);
            if (done)
                skip({input.file, page}, base, *done);
            if (!analysis)
                continue;
            m_progress.addLines({input.file, page}, fileNumber, *analysis);
            pages = std::max(pages, analysis->source.pages);
        }
    }

private:
    /// The result of an earlier run on the same bytes with the same networks, not of a version that
    /// wrote less.
    std::optional<Analysis> finished(const QString& base, const QString& sha256) const
    {
        QFile file(base + u".json"_s);
        if (sha256.isEmpty() || !file.open(QIODevice::ReadOnly))
            return std::nullopt;
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        auto earlier = analysisFromJson(json);
        if (!earlier || earlier->source.sha256 != sha256 || !hasAllKeys(json))
            return std::nullopt;
        const auto hashOf = [](const std::optional<ModelInfo>& model) {
            return model ? model->sha256 : QString();
        };
        if (earlier->page.found
            && (hashOf(earlier->model) != m_model || hashOf(earlier->tracer) != m_tracer
                || hashOf(earlier->labelReader) != m_labelReader
                || !isReconstructedAlike(*earlier)))
            return std::nullopt;
        if (earlier->page.found && m_request.overlay && !QFile::exists(base + u".png"_s))
            return std::nullopt;
        return std::move(*earlier);
    }

    /// Pages that could hardly be read are not reconstructed, whatever the network.
    bool isReconstructedAlike(const Analysis& earlier) const
    {
        if (earlier.reconstructor)
            return earlier.reconstructor->sha256 == m_reconstructor;
        return m_reconstructor.isEmpty()
            || std::ranges::count(earlier.warnings, u"no_reconstruction"_s, &Warning::code) == 0;
    }

    void skip(const PageRef& page, const QString& base, const Analysis& earlier)
    {
        m_progress.add(page, m_fileNumber, u"skipped"_s, base + u".json"_s, 0);
        const std::lock_guard lock(m_progress.mutex);
        ++(earlier.page.found ? m_progress.skipped : m_progress.unread);
    }

    /// nullopt: stopped.
    std::optional<Analysis> analyzePage(const PageRef& page, const QString& base)
    {
        QElapsedTimer timer;
        timer.start();
        const Task task {[] { return stopRequested.load(); }, {}};
        const Result<Analysis> result = m_engine.analyze(page, task);
        if (!result && result.error().code == Errc::cancelled)
            return std::nullopt;
        Analysis analysis = result ? *result : unreadPage(page, result.error());
        const Status written = writeSafely(page, base, analysis);
        if (!written)
            err(written.error().message);
        QString status = u"ok"_s;
        {
            const std::lock_guard lock(m_progress.mutex);
            ++(!written                   ? m_progress.unwritten
                    : analysis.page.found ? m_progress.ok
                                          : m_progress.unread);
        }
        if (!written)
            status = u"unwritten"_s;
        else if (!analysis.page.found)
            status = analysis.warnings.last().code;
        if (!analysis.page.found)
            err(u"%1: %2"_s.arg(page.file, analysis.warnings.last().message));
        m_progress.add(page, m_fileNumber, status, base + u".json"_s, timer.elapsed());
        return analysis;
    }

    /// A page too large for the memory that is left is lost alone.
    Status writeSafely(const PageRef& page, const QString& base, const Analysis& analysis)
    try {
        return write(page, base, analysis);
    } catch (const std::bad_alloc&) {
        return fail(Errc::internal,
            QCoreApplication::translate(
                "cli", "There is not enough memory to write the results of %1. Try fewer --jobs.")
                .arg(page.file));
    }

    /// The overlay first: a page counts as finished when its JSON is there.
    Status write(const PageRef& page, const QString& base, const Analysis& analysis)
    {
        if (!QDir().mkpath(QFileInfo(base).path()))
            return fail(Errc::io,
                QCoreApplication::translate("cli", "The folder %1 can't be made. Choose another.")
                    .arg(QFileInfo(base).path()));
        QFile::remove(base + u".png"_s); // of other bytes under that name
        if (m_request.overlay && analysis.page.found) {
            ECGSCAN_TRY(const PagePixels pixels, m_engine.openPage(page, {}));
            ECGSCAN_CHECK(writePicture(
                base + u".png"_s, drawOverlay(pixels.image, analysis), "PNG", kQuickPng));
        }
        return writeFile(
            base + u".json"_s, QJsonDocument(toJson(analysis)).toJson(QJsonDocument::Compact));
    }

    const BatchRequest& m_request;
    Engine m_engine;
    BatchProgress& m_progress;
    std::size_t m_fileNumber = 0; ///< Of the one in work.
    /// sha256 of the networks; empty without one.
    QString m_model, m_tracer, m_labelReader, m_reconstructor;
};

/// The tables of all pages, in the order of the input.
Status writeTables(const QString& folder, const BatchProgress& progress)
{
    QByteArray pages = measurement_csv::pageHeader(), leads = measurement_csv::leadHeader();
    for (const auto& [number, lines] : progress.lines) {
        pages += lines.page;
        leads += lines.leads;
    }
    ECGSCAN_CHECK(writeFile(QDir(folder).filePath(u"measurements.csv"_s), pages));
    return writeFile(QDir(folder).filePath(u"amplitudes.csv"_s), leads);
}

int runBatch(const BatchRequest& request, const EngineOptions& options)
{
    if (!QDir().mkpath(request.folder)) {
        err(QCoreApplication::translate("cli", "The folder %1 can't be made. Choose another.")
                .arg(request.folder));
        return kCannotWrite;
    }
    const PageFiles inputs = pageFiles(request.inputs, request.folder);
    if (const int others = static_cast<int>(inputs.others.size()); others > 0)
        err(QCoreApplication::translate("cli",
            "%n files are no pictures or PDF files and are left out: %1 ...", nullptr, others)
                .arg(inputs.others.first()));
    if (inputs.files.empty()) {
        err(QCoreApplication::translate(
            "cli", "There is no picture and no PDF file in what was named: nothing was read."));
        return kCannotRead;
    }
    BatchProgress progress;
    progress.files = inputs.files.size();
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> workers;
    for (int i = 0; i < request.jobs; ++i)
        workers.emplace_back([&] {
            BatchWorker worker(request, options, progress);
            for (std::size_t at = next++; at < inputs.files.size() && !stopRequested; at = next++)
                worker.run(inputs.files[at], at + 1);
        });
    workers.clear(); // waits for them
    out(progress.summary());
    if (!stopRequested) { // else they would lack pages that an earlier run has read
        const Status written = writeTables(request.folder, progress);
        if (!written)
            return report(written.error(), kCannotWrite);
    }
    if (progress.unwritten > 0)
        return kCannotWrite;
    return progress.unread > 0 || stopRequested ? kCannotRead : kOk;
}

} // namespace

int batch(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Reads every page of many files and writes one JSON a page, and measurements.csv (a line a "
        "page) and amplitudes.csv (a line a lead). Prints one JSON line a page and a summary. "
        "Pages that an earlier run finished are skipped."));
    parser.addPositionalArgument(
        u"in"_s, QCoreApplication::translate("cli", "files and folders"), u"IN..."_s);
    parser.addOptions(
        {{u"out"_s, QCoreApplication::translate("cli", "folder for the results; required"),
             u"DIR"_s},
            {u"overlay"_s,
                QCoreApplication::translate("cli", "also draw each page with its traces as PNG")},
            option(u"jobs"_s, QCoreApplication::translate("cli", "how many pages at the same time"),
                u"N"_s, u"1"_s)});
    addEngineOptions(parser);
    if (const auto code = parse(parser, u"batch"_s, arguments))
        return *code;
    const auto jobs = wholeNumber(parser, u"jobs"_s, 1, 64);
    if (!jobs)
        return kUsage;
    const BatchRequest request {
        parser.positionalArguments(), parser.value(u"out"_s), parser.isSet(u"overlay"_s), *jobs};
    if (request.inputs.isEmpty() || request.folder.isEmpty()) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan batch IN... --out DIR [--overlay] [--jobs N]"));
        return kUsage;
    }
    const auto options = engineOptions(parser);
    if (!options)
        return kUsage;
    std::signal(SIGINT, [](int) { stopRequested = true; });
    std::signal(SIGTERM, [](int) { stopRequested = true; });
    return runBatch(request, *options);
}

} // namespace ecgscan::cli
