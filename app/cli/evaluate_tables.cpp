// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate tables: kept predictions -> the tables of a model card, and a reliability plot.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/evaluate.h"
#include "app/cli/finding_tables.h"
#include "app/cli/prediction_table.h"

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

Status run(const QStringList& files, const QString& judge, const QString& plotFile,
    const EvaluationOptions& options)
{
    ECGSCAN_TRY(const std::vector<JudgedSet> sets, readPredictionTables(files));
    if (!hasJudge(sets, judge))
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "Nothing in these tables was said by \"%1\".")
                .arg(judge));
    printTables(sets, judge, options);
    return plotFile.isEmpty() ? Status() : writeFile(plotFile, reliabilityPlot(sets, judge));
}

} // namespace

int evaluateTables(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Makes the tables of a model card from predictions that evaluate findings --predictions "
        "kept: by set of pages and judge, by class, by age and sex, and calibration. Tables of "
        "the same pages and judge, such as out-of-fold predictions, are pooled."));
    parser.addPositionalArgument(
        u"tables"_s, QCoreApplication::translate("cli", "files of predictions"), u"TABLE..."_s);
    parser.addOptions({option(u"judge"_s,
                           QCoreApplication::translate("cli",
                               "whose findings are told class by class: true, traced, "
                               "image, or both"),
                           u"J"_s, u"both"_s),
        option(u"least"_s,
            QCoreApplication::translate("cli", "positives of a statement that has a figure"),
            u"N"_s, u"10"_s),
        {u"plot"_s,
            QCoreApplication::translate(
                "cli", "also draw the reliability of that judge's first set, as SVG"),
            u"FILE"_s}});
    if (const auto code = parse(parser, u"evaluate tables"_s, arguments))
        return *code;
    const auto least = wholeNumber(parser, u"least"_s, 1);
    const QStringList judges {u"true"_s, u"traced"_s, u"image"_s, u"both"_s};
    if (!least || !isOneOf(parser, u"judge"_s, judges))
        return kUsage;
    if (parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate("cli", "Say: ecgscan evaluate tables TABLE..."));
        return kUsage;
    }
    EvaluationOptions options;
    options.leastPositives = *least;
    const Status status = run(
        parser.positionalArguments(), parser.value(u"judge"_s), parser.value(u"plot"_s), options);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
