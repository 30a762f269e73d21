// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate external: pages that somebody else labelled, in words of their own -> how well
// the analyses agree.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/evaluate.h"
#include "app/cli/finding_tables.h"
#include "app/cli/labels.h"
#include "app/cli/prediction_table.h"
#include "exchange/csv.h"
#include "model/core/scp_statement.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

struct ExternalRequest {
    QString manifest, analyses, labelMap, predictionsFile;
    int leastPositives = 10;
};

/// Foreign label -> codes.
using LabelMap = QHash<QString, QStringList>;

tl::unexpected<Error> noColumn(const QString& file, const QString& column)
{
    return fail(Errc::corrupt,
        QCoreApplication::translate("cli", "%1 has no column \"%2\".").arg(file, column));
}

Result<LabelMap> readLabelMap(const QString& file)
{
    ECGSCAN_TRY(const CsvTable table, CsvTable::read(file));
    for (const QString& column : {u"label"_s, u"code"_s}) {
        if (!table.hasColumn(column))
            return noColumn(file, column);
    }
    LabelMap map;
    for (qsizetype row = 0; row < table.rows(); ++row) {
        const QString code = table.value(row, u"code"_s).trimmed();
        if (!findStatement(code))
            return fail(Errc::corrupt,
                QCoreApplication::translate(
                    "cli", "%1, row %2: \"%3\" is no code of a statement or superclass.")
                    .arg(file)
                    .arg(row + 1)
                    .arg(code));
        map[table.value(row, u"label"_s).trimmed()].append(code);
    }
    return map;
}

/// By whom a finding was judged.
using Opinion = std::optional<double> (*)(const Finding&);
std::optional<double> fused(const Finding& finding)
{
    return finding.probability;
}
std::optional<double> byImage(const Finding& finding)
{
    return finding.imageProbability;
}

class ExternalPages {
public:
    [[nodiscard]] static Result<ExternalPages> read(const ExternalRequest& request);

    std::size_t count() const { return m_infos.size(); }
    std::size_t refused() const
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            m_found, [](const std::vector<Finding>& found) { return found.empty(); }));
    }
    /// A page that was refused is as likely to show a finding as those that were read are on
    /// average. nullopt: this judge said nothing.
    std::optional<JudgedSet> judged(const QString& pages, const QString& judge, Opinion by) const;

private:
    std::vector<RecordingInfo> m_infos;
    std::vector<std::vector<Finding>> m_found; ///< Empty: refused.
};

Result<ExternalPages> ExternalPages::read(const ExternalRequest& request)
{
    static const QRegularExpression kSeparator(u"\\s*[;,]\\s*"_s);
    ECGSCAN_TRY(const LabelMap map, readLabelMap(request.labelMap));
    ECGSCAN_TRY(const CsvTable manifest, CsvTable::read(request.manifest));
    for (const QString& column : {u"picture"_s, u"labels"_s}) {
        if (!manifest.hasColumn(column))
            return noColumn(request.manifest, column);
    }
    ExternalPages pages;
    QSet<QString> unknown;
    for (qsizetype row = 0; row < manifest.rows(); ++row) {
        RecordingInfo info;
        info.record = manifest.value(row, u"picture"_s);
        info.patient = manifest.value(row, u"patient"_s);
        if (info.patient.isEmpty())
            info.patient = info.record; // one page a patient
        const auto numberOf = [&](const QString& column) {
            bool ok = false;
            const double number = manifest.value(row, column).toDouble(&ok);
            return ok && number >= 0 && number < 1000 ? static_cast<int>(number) : -1;
        };
        info.fold = numberOf(u"fold"_s);
        info.ageYears = numberOf(u"age"_s);
        info.sex = numberOf(u"sex"_s);
        const QStringList labels
            = manifest.value(row, u"labels"_s).trimmed().split(kSeparator, Qt::SkipEmptyParts);
        for (const QString& label : labels) {
            if (!map.contains(label))
                unknown.insert(label);
            for (const QString& code : map.value(label)) {
                info.statements.append(code);
                if (superclasses().contains(code))
                    info.superclasses.append(code);
            }
        }
        const auto analysis = batchAnalysis(request.analyses, info.record);
        pages.m_found.push_back(analysis ? analysis->findings : std::vector<Finding>());
        pages.m_infos.push_back(std::move(info));
    }
    if (!unknown.isEmpty()) {
        QStringList names(unknown.begin(), unknown.end());
        names.sort();
        err(QCoreApplication::translate("cli", "The label map does not say what these mean: %1")
                .arg(names.join(u", "_s)));
    }
    if (pages.refused() == pages.count())
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "cli", "%1 holds no findings for the pictures of %2. Make them with ecgscan batch.")
                .arg(request.analyses, request.manifest));
    return pages;
}

std::optional<JudgedSet> ExternalPages::judged(
    const QString& pages, const QString& judge, Opinion by) const
{
    const auto read = std::ranges::find_if(
        m_found, [](const std::vector<Finding>& found) { return !found.empty(); });
    Predictions predictions;
    std::vector<double> sums;
    for (const Finding& finding : *read) {
        if (findStatement(finding.code))
            predictions.classes.push_back(finding.code); // labels of this place are no codes
    }
    sums.resize(predictions.classes.size());
    double said = 0;
    for (const std::vector<Finding>& found : m_found) {
        std::vector<float>& scores = predictions.scores.emplace_back(sums.size());
        bool any = false;
        for (const Finding& finding : found) {
            const auto place = std::ranges::find(predictions.classes, finding.code);
            const std::optional<double> probability = by(finding);
            if (place == predictions.classes.end() || !probability)
                continue;
            const auto c = static_cast<std::size_t>(place - predictions.classes.begin());
            scores[c] = static_cast<float>(*probability);
            sums[c] += *probability;
            any = true;
        }
        said += any ? 1 : 0;
        if (!any)
            scores.clear();
    }
    if (said == 0)
        return std::nullopt;
    for (std::vector<float>& scores : predictions.scores) {
        if (!scores.empty())
            continue;
        for (const double sum : sums)
            scores.push_back(static_cast<float>(sum / said));
    }
    std::vector<const RecordingInfo*> infos;
    for (const RecordingInfo& info : m_infos)
        infos.push_back(&info);
    return judgedSet(pages, judge, predictions, infos);
}

Status run(const ExternalRequest& request)
{
    ECGSCAN_TRY(const ExternalPages pages, ExternalPages::read(request));
    out(QCoreApplication::translate("cli", "%1 pages, %2 of them refused\n")
            .arg(pages.count())
            .arg(pages.refused()));
    const QString name = QFileInfo(request.manifest).completeBaseName();
    std::vector<JudgedSet> sets;
    for (const auto& [judge, by] :
        {std::pair(u"image"_s, Opinion(byImage)), std::pair(u"both"_s, Opinion(fused))}) {
        if (std::optional<JudgedSet> set = pages.judged(name, judge, by))
            sets.push_back(std::move(*set));
    }
    if (sets.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "cli", "The analyses in %1 hold no findings that this program knows.")
                .arg(request.analyses));
    EvaluationOptions options;
    options.leastPositives = request.leastPositives;
    printTables(sets, u"both"_s, options);
    return request.predictionsFile.isEmpty()
        ? Status()
        : writeFile(request.predictionsFile, predictionTable(sets));
}

} // namespace

int evaluateExternal(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Scores the findings of analysed pages against labels of another source. MANIFEST is a CSV "
        "table with the columns picture and labels (with commas or semicolons between them), and "
        "patient, age, sex (0 male, 1 female) and fold if known; the label map is one with the "
        "columns label and code, a row for each statement or superclass that a label means. A page "
        "without any superclass (subclass, form, rhythm) is left out there, so labels of what is "
        "normal must be in the map, too."));
    parser.addPositionalArgument(
        u"manifest"_s, QCoreApplication::translate("cli", "pages and labels"), u"MANIFEST"_s);
    parser.addOptions({{u"analyses"_s,
                           QCoreApplication::translate("cli",
                               "folder of the pages' analyses, as batch writes it; required"),
                           u"DIR"_s},
        {u"label-map"_s,
            QCoreApplication::translate("cli", "what the labels mean as codes; required"),
            u"FILE"_s},
        option(u"least"_s,
            QCoreApplication::translate("cli", "positives of a statement that has a figure"),
            u"N"_s, u"10"_s),
        {u"predictions"_s,
            QCoreApplication::translate(
                "cli", "keep the predictions in this CSV file, for evaluate tables"),
            u"FILE"_s}});
    if (const auto code = parse(parser, u"evaluate external"_s, arguments))
        return *code;
    const auto least = wholeNumber(parser, u"least"_s, 1);
    if (!least)
        return kUsage;
    if (parser.positionalArguments().size() != 1 || !parser.isSet(u"analyses"_s)
        || !parser.isSet(u"label-map"_s)) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan evaluate external MANIFEST --analyses DIR --label-map FILE"));
        return kUsage;
    }
    const Status status = run({parser.positionalArguments().first(), parser.value(u"analyses"_s),
        parser.value(u"label-map"_s), parser.value(u"predictions"_s), *least});
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
