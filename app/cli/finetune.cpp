// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan finetune: the cases labelled in a database -> a head on top of the shipped network, with
// figures before and after. The run reports through its folder: progress.json while it runs;
// head.safetensors, manifest.json and report.json at its end.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/dataset.h"
#include "app/cli/locations.h"
#include "model/core/finetune_run.h"
#include "model/core/scp_statement.h"
#include "model/engine/engine.h"
#include "model/findings/findings_model.h"
#include "model/training/local_training.h"
#include "storage/embedded_cases.h"

#include <QDir>
#include <QJsonDocument>

#include <sys/stat.h>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;
using State = FinetuneProgress::State;

class RunFolder {
public:
    explicit RunFolder(QString path)
        : m_path(std::move(path))
    {
    }
    Status make() const
    {
        if (QDir().mkpath(m_path))
            return {};
        return fail(Errc::io,
            QCoreApplication::translate(
                "cli", "The folder %1 can't be made. Choose another one with --out.")
                .arg(m_path));
    }
    QString path() const { return m_path; }
    Status write(const FinetuneProgress& progress) const
    {
        return write(kFinetuneProgressFile, toJson(progress));
    }
    Status write(const FinetuneReport& report) const
    {
        return write(kFinetuneReportFile, toJson(report));
    }

private:
    Status write(const QString& name, const QJsonObject& object) const
    {
        return writeFile(QDir(m_path).filePath(name), QJsonDocument(object).toJson());
    }

    QString m_path;
};

std::vector<JudgedCase> judgedCases(
    const std::vector<EmbeddedCase>& embedded, const FindingsModel& model)
{
    std::vector<JudgedCase> cases;
    for (const EmbeddedCase& item : embedded) {
        if (item.reviews.isEmpty() || item.modelSha256 != model.manifest().sha256)
            continue; // an embedding of another network means something else
        const std::vector<double> shipped = model.shippedProbabilities(item.embedding);
        if (shipped.empty())
            continue;
        JudgedCase judged {item.patientKey, item.embedding, {}, {}};
        for (std::size_t i = 0; i < shipped.size(); ++i)
            judged.shipped[model.manifest().classes[i].code] = shipped[i];
        for (const FindingReview& review : item.reviews)
            judged.judged[review.code] = review.verdict != Verdict::rejected;
        cases.push_back(std::move(judged));
    }
    return cases;
}

/// Without the head.
FinetuneReport reportOf(const LocalTraining& training, std::size_t caseCount)
{
    FinetuneReport report;
    for (const CodeOutcome& outcome : training.outcomes)
        report.classes.push_back({outcome.code, statementName(outcome.code), outcome.positives,
            outcome.negatives, outcome.aurocBefore, outcome.aurocAfter, outcome.brierBefore,
            outcome.brierAfter, outcome.learned});
    const auto learned = training.head.codes.size();
    const QString summary = learned > 0
        ? QCoreApplication::translate("cli",
              "%1 of %2 findings with enough verdicts were learned from %3 cases: on cases held "
              "out by patient their probabilities are closer to the readers than before. The "
              "others stay as they are. Verdicts exist only for what readers looked at, so the "
              "figures hold for such cases.")
        : QCoreApplication::translate("cli",
              "None of %2 findings with enough verdicts (%1 learned, %3 cases) is clearly better "
              "than before on cases held out by patient: keep the present findings and review "
              "more cases.");
    report.summary = summary.arg(learned).arg(training.outcomes.size()).arg(caseCount);
    report.recommended = learned > 0;
    return report;
}

void printTable(const std::vector<FinetuneClass>& classes)
{
    const auto number = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'f', 3) : u"-"_s;
    };
    const QList<int> widths {-10, 4, 4, 12, 6, 12, 6, 7};
    out(tableRow(
        {QCoreApplication::translate("cli", "finding"), QCoreApplication::translate("cli", "n+"),
            QCoreApplication::translate("cli", "n-"),
            QCoreApplication::translate("cli", "AUROC before"),
            QCoreApplication::translate("cli", "after"),
            QCoreApplication::translate("cli", "Brier before"),
            QCoreApplication::translate("cli", "after"),
            QCoreApplication::translate("cli", "learned")},
        widths));
    for (const FinetuneClass& o : classes)
        out(tableRow({o.code, QString::number(o.positives), QString::number(o.negatives),
                         number(o.aurocBefore), number(o.aurocAfter), number(o.brierBefore),
                         number(o.brierAfter),
                         o.learned ? QCoreApplication::translate("cli", "yes")
                                   : QCoreApplication::translate("cli", "no")},
            widths));
}

/// Where the labelled cases are; one of both is empty.
struct CaseFiles {
    QString database, dataset;

    Result<std::vector<EmbeddedCase>> read() const
    {
        if (!dataset.isEmpty())
            return datasetCases(dataset);
        auto cases = embeddedCases(database);
        if (!cases) // whatever it is, it is the storage that failed
            return fail(
                Errc::io, u"%1: %2"_s.arg(database, cases.error().message), cases.error().detail);
        return cases;
    }
};

Status finetuneInto(
    const RunFolder& run, const CaseFiles& files, const QString& modelFolder, ModelTrust trust)
{
    ECGSCAN_CHECK(run.write(
        {State::running, 0, QCoreApplication::translate("cli", "Reading the labelled cases"), {}}));
    ECGSCAN_TRY(
        const FindingsModel model, FindingsModel::load(modelFolder, trust, DeviceChoice::cpu));
    ECGSCAN_TRY(const std::vector<EmbeddedCase> embedded, files.read());
    const std::vector<JudgedCase> cases = judgedCases(embedded, model);
    const Task task {{}, [&run](int percent, const QString& step) {
                         (void)run.write({State::running, percent, step, {}});
                     }};
    ECGSCAN_TRY(const LocalTraining training, trainLocally(cases, model.manifest().sha256, task));
    QString sha256; // empty: there is nothing to adopt
    if (!training.head.codes.isEmpty()) {
        ECGSCAN_TRY(sha256, writeLocalHead(training.head, run.path()));
    }
    FinetuneReport report = reportOf(training, cases.size());
    if (!sha256.isEmpty())
        report.head = AdoptedHead {run.path(), sha256};
    ECGSCAN_CHECK(run.write(report));
    printTable(report.classes);
    out(report.summary);
    return run.write({State::done, 100, QCoreApplication::translate("cli", "Done"), {}});
}

/// If not, a sentence on standard error.
bool isThere(const QString& database)
{
    if (!QFileInfo(database).isFile())
        err(QCoreApplication::translate("cli", "There is no database %1. Name another file.")
                .arg(database));
    else if (QFileInfo(database).size() == 0)
        err(QCoreApplication::translate("cli", "%1 is empty, no database. Name another file.")
                .arg(database));
    else
        return true;
    return false;
}

} // namespace

int finetune(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Learns from the cases that readers have labelled, in a database or a data set. What "
        "nobody judged is "
        "unknown, not negative."));
    parser.addOptions({{u"database"_s, QCoreApplication::translate("cli", "the window's database"),
                           u"FILE"_s},
        {u"dataset"_s,
            QCoreApplication::translate("cli", "or a data set that export dataset wrote"),
            u"DIR"_s},
        {u"out"_s,
            QCoreApplication::translate("cli", "folder for the head and the report; required"),
            u"DIR"_s},
        {u"models"_s, QCoreApplication::translate("cli", "folder of another network to build on"),
            u"DIR"_s}});
    if (const auto code = parse(parser, u"finetune"_s, arguments))
        return *code;
    if (parser.isSet(u"database"_s) == parser.isSet(u"dataset"_s) || !parser.isSet(u"out"_s)
        || !parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan finetune --database FILE|--dataset DIR --out DIR"));
        return kUsage;
    }
    const CaseFiles files {parser.value(u"database"_s), parser.value(u"dataset"_s)};
    if (parser.isSet(u"database"_s) && !isThere(files.database))
        return kCannotWrite;
    ::umask(077); // what was learned from patients is nobody else's business
    const RunFolder run(parser.value(u"out"_s));
    if (const Status made = run.make(); !made)
        return cli::report(made.error());
    const bool named = parser.isSet(u"models"_s);
    const QString folder
        = named ? parser.value(u"models"_s) : findingsFolder(locations().modelsFolder);
    const Status status
        = finetuneInto(run, files, folder, named ? ModelTrust::named : ModelTrust::shippedOnly);
    if (status)
        return kOk;
    (void)run.write({State::failed, 100, {}, status.error().message});
    return cli::report(status.error(), kNoModel);
}

} // namespace ecgscan::cli
