// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate evidence: does what a finding is said to rest on matter more than any other part
// of the page? Each part is wiped off the page, and the image tower is asked again.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluate.h"
#include "app/cli/labels.h"
#include "app/cli/locations.h"
#include "exchange/recording_archive.h"
#include "model/training/encoder_pages.h"
#include "model/training/evidence_check.h"

#include <QMap>

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr int kRandomDraws = 5;

struct Tally {
    int truePositives = 0, better = 0;
    double fall = 0, randomFall = 0; ///< Sums of what the image tower's probability fell by.
};

Ecg asEcg(const Signal100& signal)
{
    Ecg ecg;
    ecg.sampleRateHz = kSignalRateHz;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead)
        ecg.leads[lead].assign(signal[lead].begin(), signal[lead].end());
    return ecg;
}

Result<double> imageProbability(
    FindingsModel& model, const Ecg& ecg, const PageInput& page, const QString& code)
{
    ECGSCAN_TRY(const FindingsResult result, model.find(ecg, &page));
    const auto finding = std::ranges::find(result.findings, code, &Finding::code);
    return finding == result.findings.end() ? 0 : finding->imageProbability.value_or(0);
}

Status addPage(FindingsModel& model, const EncoderExample& example, const RecordingInfo& info,
    std::mt19937_64& random, QMap<QString, Tally>& tallies)
{
    const Ecg ecg = asEcg(example.printed);
    ECGSCAN_TRY(const FindingsResult whole, model.find(ecg, &example.page));
    for (const Finding& finding : whole.findings) {
        if (finding.decision != Decision::present || finding.evidence.empty()
            || labelsOf(info, {finding.code}).front() != 1)
            continue;
        const double before = finding.imageProbability.value_or(0);
        ECGSCAN_TRY(const double without,
            imageProbability(model, ecg, withoutParts(example, finding.evidence), finding.code));
        double atRandom = 0;
        for (int draw = 0; draw < kRandomDraws; ++draw) {
            const std::vector<Evidence> parts = randomPartsLike(finding.evidence, example, random);
            ECGSCAN_TRY(const double other,
                imageProbability(model, ecg, withoutParts(example, parts), finding.code));
            atRandom += (before - other) / kRandomDraws;
        }
        for (const QString& key : {finding.code, u"all"_s}) {
            Tally& tally = tallies[key];
            ++tally.truePositives;
            tally.better += before - without > atRandom ? 1 : 0;
            tally.fall += before - without;
            tally.randomFall += atRandom;
        }
    }
    return {};
}

void print(const QMap<QString, Tally>& tallies)
{
    const QList<int> widths {-10, 6, 12, 14, 14};
    out(tableRow(
        {QCoreApplication::translate("cli", "finding"), QCoreApplication::translate("cli", "times"),
            QCoreApplication::translate("cli", "evidence >"),
            QCoreApplication::translate("cli", "falls by"),
            QCoreApplication::translate("cli", "at random by")},
        widths));
    for (auto it = tallies.constBegin(); it != tallies.constEnd(); ++it) {
        const Tally& tally = it.value();
        const double n = tally.truePositives;
        out(tableRow({it.key(), QString::number(tally.truePositives),
                         u"%1 %"_s.arg(100 * tally.better / n, 0, 'f', 1),
                         QString::number(tally.fall / n, 'f', 3),
                         QString::number(tally.randomFall / n, 'f', 3)},
            widths));
    }
}

Status run(FindingsModel& model, const QString& data, int fold, int count, unsigned seed)
{
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(data));
    std::mt19937_64 random(seed);
    QMap<QString, Tally> tallies;
    int pages = 0;
    for (std::size_t row = 0; row < archive.infos().size() && pages < count; ++row) {
        if (archive.infos()[row].fold != fold)
            continue;
        const EncoderExample example
            = drawEncoderExample(archive.ecg(row), seed * 100'003U + static_cast<unsigned>(row));
        ECGSCAN_CHECK(addPage(model, example, archive.infos()[row], random, tallies));
        ++pages;
    }
    if (tallies.isEmpty())
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "cli", "Nothing was found rightly on %1 pages of fold %2, so there is no evidence.")
                .arg(pages)
                .arg(fold));
    out(QCoreApplication::translate("cli",
        "%1 drawn pages of fold %2; findings that are said and true; \"evidence >\": wiping off "
        "the "
        "evidence lowers the image tower's probability by more than parts of that size at random "
        "(mean of %3 draws)")
            .arg(pages)
            .arg(fold)
            .arg(kRandomDraws));
    print(tallies);
    return {};
}

} // namespace

int evaluateEvidence(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Draws a page of each recording, wipes off it what each true finding is said to rest on, "
        "and compares what that does with wiping off other parts."));
    parser.addOptions({{u"data"_s,
                           QCoreApplication::translate(
                               "cli", "folder of recordings (holds ptbxl/); required"),
                           u"DIR"_s},
        option(u"fold"_s, QCoreApplication::translate("cli", "which recordings"), u"F"_s, u"9"_s),
        option(u"count"_s, QCoreApplication::translate("cli", "pages at most"), u"N"_s, u"200"_s),
        option(u"seed"_s, QCoreApplication::translate("cli", "of everything random"), u"N"_s,
            u"1"_s)});
    addDeviceOption(parser);
    if (const auto code = parse(parser, u"evaluate evidence"_s, arguments))
        return *code;
    const auto fold = wholeNumber(parser, u"fold"_s, kLastTrainingFold + 1, 10);
    const auto count = wholeNumber(parser, u"count"_s, 1);
    const auto seed = wholeNumber(parser, u"seed"_s, 0);
    const auto device = deviceChoice(parser);
    if (!fold || !count || !seed || !device)
        return kUsage;
    if (!parser.isSet(u"data"_s) || !parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate("cli", "Say: ecgscan evaluate evidence --data DIR"));
        return kUsage;
    }
    auto model = FindingsModel::load(
        findingsFolder(locations().modelsFolder), ModelTrust::shippedOnly, *device);
    if (!model)
        return cli::report(model.error(), kNoModel);
    const Status status
        = run(*model, parser.value(u"data"_s), *fold, *count, static_cast<unsigned>(*seed));
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
