// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate search: do drawn pages find their own recordings, pages with the same findings,
// and the words for these, in the space that recordings and texts share?
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluate.h"
#include "app/cli/labels.h"
#include "exchange/csv.h"
#include "exchange/recording_archive.h"
#include "model/core/scp_statement.h"
#include "model/training/metrics.h"

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;
using Point = SharedSpace::Point;

constexpr std::size_t kNearest = 10;
constexpr int kLeastPositives = 10; ///< A class with fewer has no figure.

/// Pages in the shared space, each by what the image tower alone says, and their recordings.
struct PlacedPages {
    std::vector<Point> pages, recordings;
    std::vector<const RecordingInfo*> infos;
    int leftOut = 0; ///< Refused, or analysed with another model.
};

Result<PlacedPages> placePages(FindingsModel& model, const RecordingArchive& archive,
    const CsvTable& manifest, const QString& analyses)
{
    const QHash<QString, std::size_t> rows = rowsByRecord(archive);
    PlacedPages placed;
    for (qsizetype page = 0; page < manifest.rows(); ++page) {
        const auto row = rows.constFind(manifest.value(page, u"record"_s));
        if (row == rows.constEnd())
            continue;
        const auto analysis = batchAnalysis(analyses, manifest.value(page, u"picture"_s));
        ECGSCAN_TRY(const auto heard, model.find(std::vector {toSignal100(archive.ecg(*row))}));
        const std::vector<float>& signal = heard.front().embedding;
        if (!analysis || !analysis->model || analysis->model->sha256 != model.manifest().sha256
            || analysis->embedding.size() != 2 * signal.size()) {
            ++placed.leftOut;
            continue;
        }
        const std::vector<float> image(
            analysis->embedding.begin() + static_cast<std::ptrdiff_t>(signal.size()),
            analysis->embedding.end());
        ECGSCAN_TRY(const std::vector<Point> points, model.pointsOf({image, signal}));
        placed.pages.push_back(points[0]);
        placed.recordings.push_back(points[1]);
        placed.infos.push_back(&archive.infos()[*row]);
    }
    if (placed.pages.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate("cli",
                "None of the pages was analysed with this model from a recording of the data "
                "folder. Run ecgscan batch first."));
    return placed;
}

/// Share of the pages to which no other recording is nearer than their own.
double ownRecordingFirst(const PlacedPages& placed)
{
    double found = 0;
    for (std::size_t page = 0; page < placed.pages.size(); ++page) {
        const double own = cosine(placed.pages[page], placed.recordings[page]);
        const bool isFirst = std::ranges::none_of(placed.recordings,
            [&](const Point& other) { return cosine(placed.pages[page], other) > own; });
        found += isFirst ? 1 : 0;
    }
    return found / static_cast<double>(placed.pages.size());
}

/// Of the pages nearest to each page of a class, the share that is of it, over the share of all.
std::optional<double> nearestOverPrevalence(
    const PlacedPages& placed, const std::vector<int>& truth)
{
    double sum = 0, positives = 0, known = 0;
    for (const int label : truth) {
        positives += label == 1 ? 1 : 0;
        known += label >= 0 ? 1 : 0;
    }
    if (positives < kLeastPositives)
        return std::nullopt;
    for (std::size_t page = 0; page < truth.size(); ++page) {
        if (truth[page] != 1)
            continue;
        std::vector<std::pair<double, int>> others;
        for (std::size_t other = 0; other < truth.size(); ++other) {
            const bool isSame = placed.infos[other]->patient == placed.infos[page]->patient;
            if (!isSame && truth[other] >= 0)
                others.emplace_back(cosine(placed.pages[page], placed.pages[other]), truth[other]);
        }
        const std::size_t count = std::min(kNearest, others.size());
        std::ranges::partial_sort(others, others.begin() + static_cast<std::ptrdiff_t>(count),
            std::ranges::greater(), &std::pair<double, int>::first);
        double hits = 0;
        for (std::size_t k = 0; k < count; ++k)
            hits += others[k].second;
        sum += count > 0 ? hits / static_cast<double>(count) : 0;
    }
    return sum / positives / (positives / known);
}

Status run(
    FindingsModel& model, const QString& data, const QString& manifestFile, const QString& analyses)
{
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(data));
    ECGSCAN_TRY(const CsvTable manifest, CsvTable::read(manifestFile));
    ECGSCAN_TRY(const PlacedPages placed, placePages(model, archive, manifest, analyses));
    out(QCoreApplication::translate("cli", "%1 pages; %2 left out")
            .arg(placed.pages.size())
            .arg(placed.leftOut));
    out(QCoreApplication::translate("cli", "page finds its own recording first (recall@1): %1")
            .arg(ownRecordingFirst(placed), 0, 'f', 3));
    const QList<int> widths {-10, 4, 12, 0};
    out(tableRow(
        {QCoreApplication::translate("cli", "class"), QCoreApplication::translate("cli", "n+"),
            QCoreApplication::translate("cli", "by its name"),
            QCoreApplication::translate("cli", "among the 10 nearest, over prevalence")},
        widths));
    QStringList codes;
    for (const FindingClass& c : model.manifest().classes)
        codes.append(c.code);
    std::vector<std::vector<int>> truth;
    for (const RecordingInfo* info : placed.infos)
        truth.push_back(labelsOf(*info, codes));
    for (qsizetype c = 0; c < codes.size(); ++c) {
        std::vector<int> labels;
        for (const std::vector<int>& each : truth)
            labels.push_back(each[static_cast<std::size_t>(c)]);
        const auto ratio = nearestOverPrevalence(placed, labels);
        if (!ratio)
            continue;
        ECGSCAN_TRY(const Point words, model.pointOf(statementName(codes[c])));
        std::vector<float> scores;
        for (const Point& page : placed.pages)
            scores.push_back(static_cast<float>(cosine(page, words)));
        const auto area = auroc(scores, labels);
        out(tableRow(
            {codes[c], QString::number(std::ranges::count(labels, 1)),
                area ? QString::number(*area, 'f', 3) : u"-"_s, QString::number(*ratio, 'f', 2)},
            widths));
    }
    return {};
}

} // namespace

int evaluateSearch(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Scores search: whether drawn pages find their own recordings (recall@1), how often the "
        "pages nearest to a page share its findings, and how well the name of a finding ranks the "
        "pages (AUROC)."));
    parser.addPositionalArgument(u"manifest"_s,
        QCoreApplication::translate("cli", "pages drawn by synthesize --data"), u"MANIFEST"_s);
    parser.addOptions(
        {{u"data"_s,
             QCoreApplication::translate("cli", "folder of recordings (holds ptbxl/); required"),
             u"DIR"_s},
            {u"analyses"_s,
                QCoreApplication::translate(
                    "cli", "folder of the pages' analyses, as batch writes it; required"),
                u"DIR"_s}});
    addEngineOptions(parser);
    if (const auto code = parse(parser, u"evaluate search"_s, arguments))
        return *code;
    const auto options = engineOptions(parser);
    if (!options)
        return kUsage;
    if (parser.positionalArguments().size() != 1 || !parser.isSet(u"data"_s)
        || !parser.isSet(u"analyses"_s)) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan evaluate search MANIFEST --analyses DIR --data DIR"));
        return kUsage;
    }
    Engine engine(*options);
    const auto model = engine.findings();
    if (!model)
        return cli::report(model.error(), kNoModel);
    const Status status = run(**model, parser.value(u"data"_s),
        parser.positionalArguments().front(), parser.value(u"analyses"_s));
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
