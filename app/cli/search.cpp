// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan search: a page or a text -> the analysed pages of a database or a folder that are most
// like it, in the space that recordings and texts share.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "model/core/analysis_json.h"
#include "model/nets/tokenizer.h"
#include "storage/embedded_cases.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

struct SearchRequest {
    QString database, analyses; ///< One of them.
    QString like, text; ///< One of them.
    int count = 10;
};

/// A page that may be found.
struct Candidate {
    QString name;
    std::vector<float> embedding;
    std::vector<Finding> findings;
};

struct Candidates {
    std::vector<Candidate> all;
    int leftOut = 0; ///< Another model analysed them, or their file was changed.
};

Result<Candidates> fromDatabase(const QString& file, const FindingsModel& model)
{
    ECGSCAN_TRY(const std::vector<EmbeddedCase> cases, embeddedCases(file));
    Candidates candidates;
    for (const EmbeddedCase& item : cases) {
        if (item.modelSha256 != model.manifest().sha256 || !model.hasPoint(item.embedding))
            ++candidates.leftOut;
        else
            candidates.all.push_back(
                {item.page.page > 1 ? QCoreApplication::translate("cli", "%1, page %2")
                                          .arg(item.page.file)
                                          .arg(item.page.page)
                                    : item.page.file,
                    item.embedding, item.findings});
    }
    return candidates;
}

Result<Candidates> fromFolder(const QString& folder, const FindingsModel& model)
{
    if (!QFileInfo(folder).isDir())
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "There is no folder %1.").arg(folder));
    Candidates candidates;
    QDirIterator files(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto analysis = analysisFromJson(QJsonDocument::fromJson(file.readAll()).object());
        if (!analysis || analysis->embedding.empty() || !analysis->model)
            continue; // something else, or a page without an ECG
        if (analysis->model->sha256 != model.manifest().sha256
            || !model.hasPoint(analysis->embedding))
            ++candidates.leftOut;
        else
            candidates.all.push_back({QDir(folder).relativeFilePath(file.fileName()),
                std::move(analysis->embedding), std::move(analysis->findings)});
    }
    std::ranges::sort(candidates.all, {}, &Candidate::name);
    return candidates;
}

/// Where the page or text lies that others are compared with.
Result<SharedSpace::Point> aimOf(const SearchRequest& request, Engine& engine, FindingsModel& model)
{
    if (request.like.isEmpty())
        return model.pointOf(request.text);
    ECGSCAN_TRY(const Analysis analysis, engine.analyze({request.like, 1}, {}));
    if (analysis.embedding.empty()) {
        return fail(Errc::noEcg,
            analysis.warnings.isEmpty()
                ? QCoreApplication::translate("cli", "%1 could not be read.").arg(request.like)
                : analysis.warnings.front().message);
    }
    ECGSCAN_TRY(std::vector<SharedSpace::Point> points, model.pointsOf({analysis.embedding}));
    return std::move(points.front());
}

/// What a text asks for that the network can't know.
void warnOfWords(const QString& text, const FindingsModel& model)
{
    const QStringList unknown = Tokenizer(model.manifest().vocabulary).unknownWords(text);
    if (!unknown.isEmpty())
        err(QCoreApplication::translate("cli",
            "Reports that the network learned from do not have the words: %1. They are read letter "
            "by letter and may count for nothing.")
                .arg(unknown.join(u", "_s)));
    static const QRegularExpression kNegation(
        u"\\b(no|not|non|without|absent)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    if (text.contains(kNegation))
        err(QCoreApplication::translate("cli",
            "What is denied is not understood: pages that show it may come first. Say what is "
            "there."));
}

/// Codes of what is predicted to be present.
QString presentCodes(const std::vector<Finding>& findings)
{
    QStringList codes;
    for (const Finding& finding : findings) {
        if (finding.decision == Decision::present)
            codes.append(finding.code);
    }
    return codes.join(u' ');
}

Status run(const SearchRequest& request, Engine& engine, FindingsModel& model)
{
    ECGSCAN_TRY(Candidates candidates,
        request.database.isEmpty() ? fromFolder(request.analyses, model)
                                   : fromDatabase(request.database, model));
    if (candidates.leftOut > 0)
        err(QCoreApplication::translate("cli",
            "%1 pages were analysed with another model and are left out. Analyse them again to "
            "find them.")
                .arg(candidates.leftOut));
    if (candidates.all.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "There is no analysed page to search."));
    warnOfWords(request.text, model);
    ECGSCAN_TRY(const SharedSpace::Point aim, aimOf(request, engine, model));
    std::vector<std::vector<float>> embeddings;
    for (const Candidate& candidate : candidates.all)
        embeddings.push_back(candidate.embedding);
    ECGSCAN_TRY(const std::vector<SharedSpace::Point> points, model.pointsOf(embeddings));
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t k = 0; k < points.size(); ++k)
        order.emplace_back(cosine(aim, points[k]), k);
    std::ranges::stable_sort(order, std::ranges::greater(), &std::pair<double, std::size_t>::first);
    order.resize(std::min(order.size(), static_cast<std::size_t>(request.count)));
    const QList<int> widths {10, -60, 0};
    out(tableRow(
        {QCoreApplication::translate("cli", "likeness"), QCoreApplication::translate("cli", "page"),
            QCoreApplication::translate("cli", "predicted, not a diagnosis")},
        widths));
    for (const auto& [likeness, k] : order) {
        const Candidate& candidate = candidates.all[k];
        out(tableRow(
            {QString::number(likeness, 'f', 3), candidate.name, presentCodes(candidate.findings)},
            widths));
    }
    return {};
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Finds the analysed pages of a database or a folder that are most like a page, or that fit "
        "an English text best."));
    parser.addOptions({{u"database"_s,
                           QCoreApplication::translate("cli", "search the cases of this database"),
                           u"FILE"_s},
        {u"analyses"_s,
            QCoreApplication::translate(
                "cli", "search the analyses in this folder, as batch writes them"),
            u"DIR"_s},
        {u"like"_s, QCoreApplication::translate("cli", "pages like this one (its first page)"),
            u"PAGE"_s},
        {u"text"_s,
            QCoreApplication::translate(
                "cli", "pages of which this is true: \"atrial fibrillation with RBBB\""),
            u"TEXT"_s},
        option(u"count"_s, QCoreApplication::translate("cli", "show so many"), u"N"_s, u"10"_s)});
    addEngineOptions(parser);
}

} // namespace

int search(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (const auto code = parse(parser, u"search"_s, arguments))
        return *code;
    const auto options = engineOptions(parser);
    const auto count = wholeNumber(parser, u"count"_s, 1);
    if (!options || !count)
        return kUsage;
    const SearchRequest request {parser.value(u"database"_s), parser.value(u"analyses"_s),
        parser.value(u"like"_s), parser.value(u"text"_s), *count};
    if (request.database.isEmpty() == request.analyses.isEmpty()
        || request.like.isEmpty() == request.text.isEmpty()
        || !parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan search --database FILE|--analyses DIR --like PAGE|--text TEXT"));
        return kUsage;
    }
    Engine engine(*options);
    const auto model = engine.findings();
    if (!model)
        return cli::report(model.error(), kNoModel);
    const Status status = run(request, engine, **model);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
