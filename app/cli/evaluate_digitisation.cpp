// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate digitisation MANIFEST: pages with truth -> SNR by pen, layout and gain.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluate.h"
#include "app/cli/page_files.h"
#include "exchange/csv.h"
#include "exchange/wfdb.h"
#include "model/core/analysis_json.h"
#include "model/core/print_layout.h"
#include "model/engine/engine.h"
#include "model/training/digitisation_score.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMap>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

struct Truth {
    std::vector<LeadTrace> segments;
    QString layout;
};

Result<Truth> readTruth(const QString& file)
{
    if (file.endsWith(u".hea")) {
        ECGSCAN_TRY(const Ecg ecg, readWfdb(file));
        return Truth {segmentsOf(ecg), {}};
    }
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "cli", "The truth \"%1\" can't be read. Check the column truth of the manifest.")
                .arg(file));
    const auto truth = analysisFromJson(QJsonDocument::fromJson(in.readAll()).object());
    if (!truth)
        return fail(truth.error().code, u"%1: %2"_s.arg(file, truth.error().message));
    return Truth {truth->leads, truth->page.layout};
}

struct EvaluationRequest {
    QString manifest;
    QString analyses; ///< Folder of analyses; empty: none are kept.
    QString scores; ///< CSV of every page's score; empty: none.
    bool eachPage = false;
};

/// An analysis that is there already, or a new one. A page that can't be read is a refused page, a
/// picture that is not there is an error.
class PageReader {
public:
    PageReader(Engine& engine, QString analyses)
        : m_engine(engine)
        , m_analyses(std::move(analyses))
    {
    }

    /// named: the analysis that the manifest names; may be empty.
    Result<Analysis> read(const QString& picture, const QString& named)
    {
        QString kept;
        if (!m_analyses.isEmpty())
            kept = QDir(m_analyses)
                       .filePath(resultBase(QFileInfo(picture).fileName(), 1) + u".json"_s);
        for (const QString& place : {named, kept}) {
            if (place.isEmpty())
                continue;
            // Of other bytes, or the truth itself: no reading of this page.
            const auto analysis = load(place);
            if (analysis && !analysis->source.sha256.isEmpty()
                && analysis->source.sha256 == fileSha256(picture))
                return *analysis;
        }
        const auto analysis = m_engine.analyze({picture, 1}, {});
        if (!analysis) {
            const QString message = u"%1: %2"_s.arg(picture, analysis.error().message);
            if (analysis.error().code == Errc::notFound)
                return fail(Errc::notFound, message);
            err(message);
            return Analysis();
        }
        if (!kept.isEmpty())
            keep(*analysis, kept);
        return *analysis;
    }

private:
    static std::optional<Analysis> load(const QString& place)
    {
        QFile file(place);
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        auto analysis = analysisFromJson(QJsonDocument::fromJson(file.readAll()).object());
        return analysis ? std::optional(std::move(*analysis)) : std::nullopt;
    }
    static void keep(const Analysis& analysis, const QString& place)
    {
        const Status written
            = writeFile(place, QJsonDocument(toJson(analysis)).toJson(QJsonDocument::Compact));
        if (!written)
            err(written.error().message); // the score does not need it
    }

    Engine& m_engine;
    QString m_analyses;
};

/// Pens are grouped by twentieths of a millimetre; other columns by their text.
QStringList groupsOf(const CsvTable& manifest, qsizetype row)
{
    QStringList groups {QCoreApplication::translate("cli", "all")};
    if (const double pen = manifest.value(row, u"pen_mm"_s).toDouble(); pen > 0) {
        const double from = std::floor(pen * 20 + 1e-9) / 20;
        groups.append(QCoreApplication::translate("cli", "pen %1-%2 mm")
                .arg(from, 0, 'f', 2)
                .arg(from + 0.05, 0, 'f', 2));
    }
    for (const QString& column : {u"layout"_s, u"gain"_s, u"speed"_s, u"damage"_s}) {
        if (const QString value = manifest.value(row, column); !value.isEmpty())
            groups.append(column + u' ' + value);
    }
    return groups;
}

void printSummary(const QMap<QString, std::vector<PageScore>>& groups)
{
    const QList<int> widths {-18, 5, 9, 8, 7, 7, 12};
    out(tableRow(
        {QCoreApplication::translate("cli", "group"), QCoreApplication::translate("cli", "pages"),
            QCoreApplication::translate("cli", "median dB"),
            QCoreApplication::translate("cli", "10th pct"),
            QCoreApplication::translate("cli", "pooled"),
            QCoreApplication::translate("cli", "refused"),
            QCoreApplication::translate("cli", "layout right")},
        widths));
    const auto percent = [](double share) { return u"%1 %"_s.arg(100 * share, 0, 'f', 1); };
    for (auto it = groups.constBegin(); it != groups.constEnd(); ++it) {
        const ScoreSummary s = summarise(it.value());
        out(tableRow({it.key(), QString::number(s.pages), QString::number(s.medianDb, 'f', 2),
                         QString::number(s.tenthDb, 'f', 2), QString::number(s.pooledDb, 'f', 2),
                         percent(s.refused), percent(s.layoutRight)},
            widths));
    }
}

QString scoreLine(const QString& picture, const PageScore& score, const QString& layout)
{
    const auto flag = [](bool set) { return set ? u"1"_s : u"0"_s; };
    return QStringList {csvField(picture), QString::number(score.snrDb, 'f', 3), flag(score.found),
               csvField(layout), flag(score.layoutRight), QString::number(score.segments),
               QString::number(score.segmentsFound), QString::number(score.leadsRight)}
               .join(u',')
        + u'\n';
}

Status run(const EvaluationRequest& request, PageReader& reader)
{
    ECGSCAN_TRY(const CsvTable manifest, CsvTable::read(request.manifest));
    if (manifest.rows() == 0 || !manifest.hasColumn(u"picture"_s)
        || !manifest.hasColumn(u"truth"_s))
        return fail(Errc::corrupt,
            QCoreApplication::translate("cli",
                "%1 needs the columns picture and truth. Name a manifest as synthesize writes it.")
                .arg(request.manifest));
    const QDir folder = QFileInfo(request.manifest).absoluteDir();
    const auto file = [&](qsizetype row, const QString& column) {
        const QString name = manifest.value(row, column);
        return name.isEmpty() ? name : folder.absoluteFilePath(name);
    };
    QMap<QString, std::vector<PageScore>> groups;
    QString scores
        = u"picture,snr_db,found,layout,layout_right,segments,segments_found,leads_right\n"_s;
    for (qsizetype row = 0; row < manifest.rows(); ++row) {
        ECGSCAN_TRY(const Truth truth, readTruth(file(row, u"truth"_s)));
        ECGSCAN_TRY(const Analysis analysis,
            reader.read(file(row, u"picture"_s), file(row, u"analysis"_s)));
        PageScore score = scorePage(truth.segments, analysis);
        const QString layout
            = truth.layout.isEmpty() ? manifest.value(row, u"layout"_s) : truth.layout;
        const PrintLayout* known = findPrintLayout(layout); // a manifest may say its id
        score.layoutRight = score.found && analysis.page.layout == (known ? known->name : layout);
        const QString picture = manifest.value(row, u"picture"_s);
        if (request.eachPage)
            out(QCoreApplication::translate("cli", "%1 %2 dB, %3, %4 leads right")
                    .arg(QFileInfo(picture).fileName().leftJustified(24),
                        QString::number(score.snrDb, 'f', 2).rightJustified(6),
                        score.found ? analysis.page.layout
                                    : QCoreApplication::translate("cli", "refused"),
                        QString::number(score.leadsRight)));
        scores += scoreLine(picture, score, analysis.page.layout);
        for (const QString& group : groupsOf(manifest, row))
            groups[group].push_back(score);
    }
    printSummary(groups);
    return request.scores.isEmpty() ? Status() : writeFile(request.scores, scores.toUtf8());
}

} // namespace

int evaluateDigitisation(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Scores traced waveforms against truth. MANIFEST is a CSV with the columns picture and "
        "truth (an analysis, or a WFDB header), as synthesize writes it; a column analysis may "
        "name results that are there already."));
    parser.addPositionalArgument(
        u"manifest"_s, QCoreApplication::translate("cli", "the table"), u"MANIFEST"_s);
    parser.addOptions({{u"analyses"_s,
                           QCoreApplication::translate("cli",
                               "folder of analyses to use, and to fill where one is missing"),
                           u"DIR"_s},
        {u"out"_s,
            QCoreApplication::translate("cli", "write every page's score as scores.csv there"),
            u"DIR"_s},
        {u"each"_s, QCoreApplication::translate("cli", "print a line a page")}});
    addEngineOptions(parser);
    if (const auto code = parse(parser, u"evaluate digitisation"_s, arguments))
        return *code;
    const auto options = engineOptions(parser);
    if (!options)
        return kUsage;
    if (parser.positionalArguments().size() != 1) {
        err(QCoreApplication::translate("cli", "Say: ecgscan evaluate digitisation MANIFEST"));
        return kUsage;
    }
    for (const QString& option : {u"analyses"_s, u"out"_s}) {
        if (parser.isSet(option) && !QDir().mkpath(parser.value(option))) {
            err(QCoreApplication::translate("cli", "The folder %1 can't be made. Choose another.")
                    .arg(parser.value(option)));
            return kCannotWrite;
        }
    }
    EvaluationRequest request {parser.positionalArguments().first(), parser.value(u"analyses"_s),
        {}, parser.isSet(u"each"_s)};
    if (parser.isSet(u"out"_s))
        request.scores = QDir(parser.value(u"out"_s)).filePath(u"scores.csv"_s);
    Engine engine(*options);
    PageReader reader(engine, request.analyses);
    if (const Status status = run(request, reader); !status)
        return cli::report(status.error());
    return kOk;
}

} // namespace ecgscan::cli
