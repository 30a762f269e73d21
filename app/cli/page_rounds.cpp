// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/page_rounds.h"

#include "model/synthesis/dice.h"
#include "model/synthesis/patient.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kRecordStream = 71;
constexpr double kGoOnShare = 0.5; ///< Of the learning rate, from trained weights.

} // namespace

Result<PageRecordings> PageRecordings::open(const PretrainRequest& request)
{
    ECGSCAN_TRY(RecordingArchive archive, RecordingArchive::open(request.data));
    PageRecordings recordings(std::move(archive));
    const auto& infos = recordings.m_archive.infos();
    for (std::size_t row = 0; row < infos.size(); ++row) {
        if (infos[row].fold <= kLastTrainingFold && !request.excluded.contains(infos[row].ecgId))
            recordings.m_rows.push_back(row);
    }
    if (recordings.m_rows.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "cli", "There are no recordings to train on in %1. Check --data and --exclude.")
                .arg(request.data));
    return recordings;
}

EcgSource PageRecordings::source(double simulated) const
{
    return [stated = unlabelled(simulated)](unsigned page) { return stated(page).ecg; };
}

StatedEcgSource PageRecordings::stated(double simulated) const
{
    return [this, simulated](unsigned number) -> StatedEcg {
        Dice dice(number, kRecordStream);
        const bool isSimulated = dice.chance(simulated);
        const std::size_t row = m_rows[dice.below(m_rows.size())];
        const RecordingInfo& info = m_archive.infos()[row];
        // Without a superclass nobody knows whether the recording is normal.
        if (!isSimulated && !info.superclasses.isEmpty())
            return {m_archive.ecg(row), info.superclasses + info.statements};
        const Patient patient = randomPatient(number);
        return {recordEcg(patient, number), statementsOf(patient)};
    };
}

StatedEcgSource PageRecordings::unlabelled(double simulated) const
{
    return [this, simulated](unsigned number) -> StatedEcg {
        Dice dice(number, kRecordStream);
        if (!dice.chance(simulated))
            return {m_archive.ecg(m_rows[dice.below(m_rows.size())]), {}};
        const Patient patient = randomPatient(number);
        return {recordEcg(patient, number), statementsOf(patient)};
    };
}

RoundOptions requested(RoundOptions own, const PretrainRequest& request)
{
    own.folder = request.folder;
    own.rounds = request.length.value_or(own.rounds);
    own.seed = request.seed;
    if (!request.start.empty()) {
        own.start = request.start;
        own.learningRate *= kGoOnShare;
    }
    own.resume = request.resume;
    own.device = request.device;
    return own;
}

Result<TensorMap> startOf(const PretrainRequest& request, const std::string& part)
{
    TensorMap own = partOf(request.start, part);
    if (own.empty() && !request.start.empty())
        return fail(Errc::invalidArgument,
            QCoreApplication::translate(
                "cli", "The model that --from names has no part \"%1\" to start from.")
                .arg(QString::fromStdString(part)));
    return own;
}

QJsonObject roundFacts(const RoundOptions& options, const PretrainRequest& request,
    const PageRecordings& recordings, double simulated)
{
    return {{u"simulated_share"_s, simulated},
        {u"data"_s, u"PTB-XL 1.0.x, CC BY 4.0, doi 10.13026/kfzx-aw45"_s},
        {u"training_folds"_s, u"1-7"_s}, {u"recordings"_s, static_cast<qint64>(recordings.count())},
        {u"excluded_ecg_ids"_s, excludedIds(request)}, {u"rounds"_s, options.rounds},
        {u"pages_per_round"_s, options.pagesPerRound},
        {u"examples_per_page"_s, options.examplesPerPage}, {u"batch"_s, options.batch},
        {u"learning_rate"_s, options.learningRate}, {u"started_from"_s, request.startedFrom},
        {u"seed"_s, static_cast<qint64>(options.seed)}, {u"torch"_s, torchVersion()},
        {u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {u"licence"_s, u"GPL-3.0-or-later"_s}};
}

} // namespace ecgscan::cli
