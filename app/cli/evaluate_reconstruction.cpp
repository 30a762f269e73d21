// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate reconstruction: what a page does not print of real recordings, by a network
// and by repeating each lead's median beat -> errors, how well the lead laws hold, and what the
// signal tower finds in it.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluate.h"
#include "app/cli/finding_tables.h"
#include "app/cli/locations.h"
#include "app/cli/signal_predictions.h"
#include "exchange/recording_archive.h"
#include "model/core/print_layout.h"
#include "model/core/quantile.h"
#include "model/findings/findings_model.h"
#include "model/findings/load_network.h"
#include "model/nets/reconstruction_net.h"
#include "model/trace/limb_plane.h"
#include "model/training/median_beat.h"
#include "model/training/print_windows.h"

#include <cmath>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

/// One way to get ten seconds of every lead: sums over recordings, and the leads it gave.
struct Score {
    QString name;
    std::vector<Signal100> leads; ///< Of each recording.
    Figure superclassAuroc; ///< Of the signal tower on these leads.
    double squares = 0, samples = 0; ///< Of the errors of unprinted samples, mV.
    std::vector<double> rmsMv; ///< The same of each recording.
    double lawSquares = 0, laws = 0, limbSquares = 0, limb = 0; ///< All samples of limb leads.
};

double rms(double squares, double count)
{
    return count > 0 ? std::sqrt(squares / count) : 0;
}

double mean(const std::array<float, kSignalLength>& samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += static_cast<double>(sample);
    return sum / static_cast<double>(kSignalLength);
}

using Lead100 = std::array<float, kSignalLength>;

/// Whether sample k of a lead counts: not printed, but known of the recording and by the rival.
bool counts(const Lead100& truth, const Lead100& printed, const Lead100& repeated, std::size_t k)
{
    return !std::isfinite(printed[k]) && std::isfinite(truth[k]) && std::isfinite(repeated[k]);
}

void addErrors(const Signal100& truth, const Signal100& printed, const Signal100& repeated,
    const Signal100& made, Score& score)
{
    double squares = 0, samples = 0;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            if (!counts(truth[lead], printed[lead], repeated[lead], k))
                continue;
            squares += std::pow(static_cast<double>(made[lead][k] - truth[lead][k]), 2);
            ++samples;
        }
    }
    score.squares += squares;
    score.samples += samples;
    score.rmsMv.push_back(rms(squares, samples));
}

/// What III, aVR, aVL and aVF are off from what I and II make of them, each without its mean over
/// time, against the limb leads, likewise.
void addLaws(const Signal100& made, Score& score)
{
    const auto at
        = [&](Lead lead) -> const Lead100& { return made[static_cast<std::size_t>(index(lead))]; };
    const auto add = [](const Lead100& samples, double& squares, double& count) {
        const double level = mean(samples);
        for (const float sample : samples)
            squares += std::pow(static_cast<double>(sample) - level, 2);
        count += static_cast<double>(kSignalLength);
    };
    for (const Lead lead : kLeads) {
        const auto plane = limbPlane(lead, false);
        if (!plane)
            continue;
        add(at(lead), score.limbSquares, score.limb);
        if (lead == Lead::I || lead == Lead::II)
            continue;
        Lead100 residual {};
        for (std::size_t k = 0; k < kSignalLength; ++k)
            residual[k] = static_cast<float>(static_cast<double>(at(lead)[k])
                - plane->i * static_cast<double>(at(Lead::I)[k])
                - plane->ii * static_cast<double>(at(Lead::II)[k]));
        add(residual, score.lawSquares, score.laws);
    }
}

/// The nearest limb leads (in the sense of least squares) that keep the laws: all six are sums of I
/// and II, which the normal equations give.
Signal100 projected(Signal100 leads)
{
    constexpr double kOwn = 3.5, kShared = -1.75; // inner products of the planes' columns
    std::array<double, kLeadCount> level {};
    for (std::size_t lead = 0; lead < kLeadCount; ++lead)
        level[lead] = mean(leads[lead]);
    for (std::size_t k = 0; k < kSignalLength; ++k) {
        double withI = 0, withII = 0;
        for (const Lead lead : kLeads) {
            const auto at = static_cast<std::size_t>(index(lead));
            const LimbPlane plane = limbPlane(lead, false).value_or(LimbPlane());
            const double value = static_cast<double>(leads[at][k]) - level[at];
            withI += plane.i * value;
            withII += plane.ii * value;
        }
        const double determinant = kOwn * kOwn - kShared * kShared;
        const double i = (kOwn * withI - kShared * withII) / determinant;
        const double ii = (kOwn * withII - kShared * withI) / determinant;
        for (const Lead lead : kLeads) {
            if (const auto plane = limbPlane(lead, false)) {
                const auto at = static_cast<std::size_t>(index(lead));
                leads[at][k] = static_cast<float>(level[at] + plane->i * i + plane->ii * ii);
            }
        }
    }
    return leads;
}

void print(const std::vector<Score>& scores)
{
    const QList<int> widths {-34, 10, 12, 14, -24};
    out(tableRow({QCoreApplication::translate("cli", "unprinted seconds"),
                     QCoreApplication::translate("cli", "RMSE uV"),
                     QCoreApplication::translate("cli", "median uV"),
                     QCoreApplication::translate("cli", "law residual"),
                     u"  "_s + QCoreApplication::translate("cli", "superclass AUROC")},
        widths));
    for (const Score& score : scores) {
        const auto microvolts = [&score](double mv) {
            return score.samples > 0 ? QString::number(1000 * mv, 'f', 1) : u"-"_s;
        };
        out(tableRow({score.name, microvolts(rms(score.squares, score.samples)),
                         microvolts(score.samples > 0 ? median(score.rmsMv) : 0),
                         score.laws > 0 ? QString::number(rms(score.lawSquares, score.laws)
                                                  / rms(score.limbSquares, score.limb),
                                              'f', 4)
                                        : u"-"_s,
                         u"  "_s + figureText(score.superclassAuroc)},
            widths));
    }
}

/// Recordings, as a set of samples and its name.
struct Recordings {
    QString name;
    std::vector<Signal100> truth;
    std::vector<RecordingInfo> infos; ///< None where no findings are known.
};

Result<Recordings> ptbxl(const QString& data, int fold)
{
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(data));
    Recordings recordings {QCoreApplication::translate("cli", "PTB-XL fold %1").arg(fold), {}, {}};
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        if (archive.infos()[row].fold != fold)
            continue;
        recordings.truth.push_back(toSignal100(archive.ecg(row)));
        recordings.infos.push_back(archive.infos()[row]);
    }
    return recordings;
}

Result<Recordings> cinc2011(const QString& data)
{
    ECGSCAN_TRY(const FaultyArchive archive, FaultyArchive::open(data));
    Recordings recordings {
        QCoreApplication::translate("cli", "CinC 2011 of acceptable quality"), {}, {}};
    for (std::size_t row = 0; row < archive.count(); ++row) {
        if (archive.isAcceptable(row))
            recordings.truth.push_back(toSignal100(archive.ecg(row)));
    }
    return recordings;
}

/// The recordings that were scored, by what the signal tower says of each way's leads.
Status judge(const std::vector<const RecordingInfo*>& infos, std::vector<Score>& scores)
{
    auto model = FindingsModel::load(
        findingsFolder(locations().modelsFolder), ModelTrust::shippedOnly, DeviceChoice::cpu);
    if (!model)
        return tl::make_unexpected(model.error());
    for (Score& score : scores) {
        ECGSCAN_TRY(const Predictions predictions, predictFindings(*model, infos, score.leads));
        score.superclassAuroc = evaluateFindings(predictions, {}).superclassAuroc;
    }
    return {};
}

Status run(const Recordings& recordings, const QString& layout, ReconstructionNet& net)
{
    enum Way { stored, printedOnly, beats, network, lawful };
    std::vector<Score> scores(lawful + 1);
    scores[stored].name = QCoreApplication::translate("cli", "the recordings themselves");
    scores[printedOnly].name = QCoreApplication::translate("cli", "what is printed, no more");
    scores[beats].name = QCoreApplication::translate("cli", "median beat repeated");
    scores[network].name = QCoreApplication::translate("cli", "network");
    scores[lawful].name = QCoreApplication::translate("cli", "network, projected on the laws");
    std::vector<const RecordingInfo*> infos;
    int withoutBeats = 0;
    for (std::size_t row = 0; row < recordings.truth.size(); ++row) {
        const Signal100& truth = recordings.truth[row];
        Signal100 printed = truth;
        keepPrinted(printed, layout);
        const Signal100 repeated = repeatMedianBeat(printed);
        if (knownShare(repeated) <= knownShare(printed)) {
            ++withoutBeats; // nothing to compare with
            continue;
        }
        ECGSCAN_TRY(const Signal100 made, net.reconstruct(printed));
        const std::array<Signal100, 5> leads {truth, printed, repeated, made, projected(made)};
        for (const Way way : {stored, printedOnly, beats, network, lawful})
            scores[way].leads.push_back(leads[way]);
        for (const Way way : {beats, network, lawful})
            addErrors(truth, printed, repeated, leads[way], scores[way]);
        for (const Way way : {stored, network, lawful})
            addLaws(leads[way], scores[way]);
        if (!recordings.infos.empty())
            infos.push_back(&recordings.infos[row]);
    }
    if (scores[beats].rmsMv.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "cli", "%1: no recording has seconds that the layout %2 leaves out.")
                .arg(recordings.name, layout));
    if (!infos.empty())
        ECGSCAN_CHECK(judge(infos, scores));
    out(QCoreApplication::translate(
        "cli", "%1: %2 recordings as %3 prints them; %4 left out, since no beats were found")
            .arg(recordings.name)
            .arg(scores[beats].rmsMv.size())
            .arg(layout)
            .arg(withoutBeats));
    print(scores);
    out(QCoreApplication::translate("cli", "network below the median beat by %1 %")
            .arg(100
                    * (1
                        - rms(scores[network].squares, scores[network].samples)
                            / rms(scores[beats].squares, scores[beats].samples)),
                0, 'f', 1));
    return {};
}

} // namespace

int evaluateReconstruction(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Hides what a page does not print of real recordings, and scores what the network makes of "
        "it beside each lead's median beat repeated. What is printed is given exactly, without the "
        "errors of a reading. The law residual is the root mean square of what III, aVR, aVL and "
        "aVF are off from I and II, relative to that of the limb leads. Of PTB-XL also how well "
        "the "
        "shipped signal tower finds the superclasses in ten seconds of each lead so made."));
    parser.addOptions({{u"data"_s,
                           QCoreApplication::translate(
                               "cli", "folder of recordings (holds ptbxl/); required"),
                           u"DIR"_s},
        option(u"fold"_s, QCoreApplication::translate("cli", "which recordings of PTB-XL"), u"F"_s,
            u"9"_s),
        {u"cinc2011"_s,
            QCoreApplication::translate(
                "cli", "those of cinc2011/ instead, whose stored leads break the laws")},
        option(
            u"layout"_s, QCoreApplication::translate("cli", "what is printed"), u"L"_s, u"3x4+1"_s),
        {u"models"_s, QCoreApplication::translate("cli", "folder of another network"), u"DIR"_s}});
    addDeviceOption(parser);
    if (const auto code = parse(parser, u"evaluate reconstruction"_s, arguments))
        return *code;
    const auto fold = wholeNumber(parser, u"fold"_s, kLastTrainingFold + 1, 10);
    const auto device = deviceChoice(parser);
    if (!fold || !device || !isOneOf(parser, u"layout"_s, printLayoutIds()))
        return kUsage;
    if (!parser.isSet(u"data"_s) || !parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan evaluate reconstruction --data DIR [--layout L]"));
        return kUsage;
    }
    const bool named = parser.isSet(u"models"_s);
    ModelManifest manifest;
    auto net = loadNetwork<ReconstructionNet>(
        named ? parser.value(u"models"_s) : reconstructionFolder(locations().modelsFolder),
        named ? ModelTrust::named : ModelTrust::shippedOnly, *device, manifest);
    if (!net)
        return cli::report(net.error(), kNoModel);
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    const QString data = parser.value(u"data"_s);
    const auto recordings = parser.isSet(u"cinc2011"_s) ? cinc2011(data) : ptbxl(data, *fold);
    if (!recordings)
        return cli::report(recordings.error());
    const Status status = run(*recordings, parser.value(u"layout"_s), *net);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
