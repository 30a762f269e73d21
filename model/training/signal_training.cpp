// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/signal_training.h"

#include "model/nets/module_tensors.h"
#include "model/nets/signal_net_module.h"
#include "model/nets/torch_device.h"
#include "model/training/augment.h"
#include "model/training/beat_mixing.h"
#include "model/training/checkpoint.h"
#include "model/training/learning_rate.h"
#include "model/training/median_beat.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kAverageDecay = 0.998;
constexpr double kWarmUpShare = 0.15, kLeastRate = 0.002;
constexpr float kBeatMixingShare = 0.3f; ///< Of the samples.
constexpr float kMostOfAnother = 0.7f; ///< Of each beat.

struct Batch {
    torch::Tensor input, target, known;
};

/// Standard deviation of each lead.
using Amplitudes = std::array<float, kLeadCount>;

Amplitudes amplitudesOf(const Signal100& signal)
{
    Amplitudes amplitudes {};
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        double sum = 0, squares = 0, n = 0;
        for (const float value : signal[lead]) {
            if (std::isfinite(value)) {
                sum += static_cast<double>(value);
                squares += static_cast<double>(value) * static_cast<double>(value);
                ++n;
            }
        }
        if (n > 0)
            amplitudes[lead]
                = static_cast<float>(std::sqrt(std::max(0.0, squares / n - sum * sum / n / n)));
    }
    return amplitudes;
}

class SignalTrainer {
public:
    SignalTrainer(const std::vector<LabelledSignal>& records, const SignalTrainingOptions& options)
        : m_records(records)
        , m_options(options)
        , m_classes(static_cast<std::int64_t>(records.front().labels.size()))
        , m_device(torchDevice(options.device))
    {
        torch::manual_seed(options.seed);
        m_module = SignalModule(m_classes, options.width);
        m_module->to(m_device);
        m_optimizer = std::make_unique<torch::optim::AdamW>(m_module->parameters(),
            torch::optim::AdamWOptions(options.learningRate).weight_decay(options.weightDecay));
        m_average = tensorsOf(*m_module);
        for (std::size_t record = 0; record < records.size(); ++record) {
            if (records[record].isInMv)
                m_amplitudes.push_back(amplitudesOf(records[record].signal));
            m_beats.push_back(beatsOf(records[record].signal));
            if (!m_beats.back().empty())
                m_alike[kindOf(record)].push_back(record);
        }
    }

    Status resume();
    Status save(int epochsDone) const;
    int epochsDone() const { return m_epochsDone; }
    const TensorMap& average() const { return m_average; }
    /// The mean loss, or cancelled.
    Result<double> epoch(int number, const Task& task);

private:
    using Kind = std::pair<bool, std::vector<int>>; ///< In mV or not, and the labels.
    Kind kindOf(std::size_t record) const
    {
        return {m_records[record].isInMv, m_records[record].labels};
    }
    Signal100 signalOf(std::size_t record, std::mt19937_64& random) const;
    void mixWithAlike(Signal100& signal, std::size_t record, std::mt19937_64& random) const;
    Batch makeBatch(
        const std::vector<std::size_t>& order, std::size_t from, std::mt19937_64& random) const;
    torch::Tensor loss(const Batch& batch);
    void setLearningRate(double progress);

    const std::vector<LabelledSignal>& m_records;
    const SignalTrainingOptions& m_options;
    std::int64_t m_classes;
    std::vector<Amplitudes> m_amplitudes; ///< Of the recordings in mV.
    std::vector<std::vector<int>> m_beats; ///< Of each recording.
    std::map<Kind, std::vector<std::size_t>> m_alike; ///< Recordings whose beats are known.
    torch::Device m_device;
    SignalModule m_module {nullptr};
    std::unique_ptr<torch::optim::AdamW> m_optimizer;
    TensorMap m_average;
    std::int64_t m_steps = 0;
    int m_epochsDone = 0;
};

/// Sometimes puts beats of a recording with the very same labels into this one's.
void SignalTrainer::mixWithAlike(
    Signal100& signal, std::size_t record, std::mt19937_64& random) const
{
    const auto alike = m_alike.find(kindOf(record));
    if (std::uniform_real_distribution<float>(0, 1)(random) >= kBeatMixingShare
        || m_beats[record].empty() || alike == m_alike.end() || alike->second.size() < 2)
        return;
    std::uniform_int_distribution<std::size_t> any(0, alike->second.size() - 1);
    const std::size_t other = alike->second[any(random)];
    const float share = std::uniform_real_distribution<float>(0, kMostOfAnother)(random);
    mixBeats(signal, m_beats[record], m_records[other].signal, m_beats[other], share);
}

/// In mV, with borrowed amplitudes where the recording has none of its own.
Signal100 SignalTrainer::signalOf(std::size_t record, std::mt19937_64& random) const
{
    Signal100 signal = m_records[record].signal;
    mixWithAlike(signal, record, random);
    if (m_records[record].isInMv || m_amplitudes.empty())
        return signal;
    std::uniform_int_distribution<std::size_t> any(0, m_amplitudes.size() - 1);
    const Amplitudes& amplitudes = m_amplitudes[any(random)];
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (float& value : signal[lead])
            value *= amplitudes[lead];
    }
    return signal;
}

Batch SignalTrainer::makeBatch(
    const std::vector<std::size_t>& order, std::size_t from, std::mt19937_64& random) const
{
    const std::size_t count
        = std::min(static_cast<std::size_t>(m_options.batch), order.size() - from);
    const auto classes = static_cast<std::size_t>(m_classes);
    std::vector<float> inputs;
    std::vector<float> targets(count * classes);
    std::vector<float> known(count * classes);
    inputs.reserve(count * kSignalChannels * kSignalLength);
    std::gamma_distribution<float> gamma(0.3f, 1);
    std::uniform_int_distribution<std::size_t> any(0, order.size() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t first = order[from + i], second = order[any(random)];
        const std::vector<int>& labelsA = m_records[first].labels;
        const std::vector<int>& labelsB = m_records[second].labels;
        const float ga = gamma(random) + 1e-6f;
        const float share = ga / (ga + gamma(random) + 1e-6f); // Beta(0.3, 0.3)
        const float mix = std::max(share, 1 - share);
        Signal100 signal = signalOf(first, random);
        const Signal100 other = signalOf(second, random);
        for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
            for (std::size_t k = 0; k < kSignalLength; ++k)
                signal[lead][k] = mix * signal[lead][k] + (1 - mix) * other[lead][k];
        }
        augment(signal, random);
        maskToRandomPrint(signal, random);
        const std::vector<float> input = networkInput(signal);
        inputs.insert(inputs.end(), input.begin(), input.end());
        for (std::size_t c = 0; c < classes; ++c) {
            if (labelsA[c] < 0 || labelsB[c] < 0)
                continue;
            targets[i * classes + c]
                = mix * static_cast<float>(labelsA[c]) + (1 - mix) * static_cast<float>(labelsB[c]);
            known[i * classes + c] = 1;
        }
    }
    const auto rows = static_cast<std::int64_t>(count);
    const auto toTensor = [this](std::vector<float>& values, at::IntArrayRef shape) {
        return torch::from_blob(values.data(), shape).clone().to(m_device);
    };
    return {toTensor(inputs,
                {rows, static_cast<std::int64_t>(kSignalChannels),
                    static_cast<std::int64_t>(kSignalLength)}),
        toTensor(targets, {rows, m_classes}), toTensor(known, {rows, m_classes})};
}

torch::Tensor SignalTrainer::loss(const Batch& batch)
{
    const torch::Tensor each
        = torch::binary_cross_entropy_with_logits(
              m_module->forward(batch.input), batch.target, {}, {}, at::Reduction::None)
        * batch.known;
    const std::int64_t superclasses = m_options.superclasses;
    const auto mean = [&](std::int64_t from, std::int64_t to) {
        return each.slice(1, from, to).sum() / batch.known.slice(1, from, to).sum().clamp_min(1);
    };
    if (m_classes <= superclasses)
        return mean(0, m_classes);
    return mean(0, superclasses) + mean(superclasses, m_classes);
}

void SignalTrainer::setLearningRate(double progress)
{
    const double share = oneCycle(progress, kWarmUpShare, kLeastRate);
    for (auto& group : m_optimizer->param_groups())
        static_cast<torch::optim::AdamWOptions&>(group.options())
            .lr(m_options.learningRate * share);
}

Result<double> SignalTrainer::epoch(int number, const Task& task)
{
    // Everything random of an epoch follows from the seed and its number, so that a resumed run is
    // the same run.
    std::mt19937_64 random(m_options.seed * 1000003ULL + static_cast<std::uint64_t>(number));
    torch::manual_seed(m_options.seed * 1000003ULL + static_cast<std::uint64_t>(number));
    std::vector<std::size_t> order(m_records.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::shuffle(order, random);
    m_module->train();
    double sum = 0;
    int batches = 0;
    const auto size = static_cast<std::size_t>(m_options.batch);
    const double perEpoch = static_cast<double>((order.size() + size - 1) / size);
    for (std::size_t from = 0; from < order.size(); from += size) {
        if (task.cancelled())
            return fail(Errc::cancelled,
                QCoreApplication::translate("Training",
                    "Stopped. Run the same command with --resume to go on from the last "
                    "checkpoint, or without it if there is none yet."));
        if (order.size() - from < 2)
            break; // batch normalisation needs two
        setLearningRate((number + batches / perEpoch) / m_options.epochs);
        m_optimizer->zero_grad();
        torch::Tensor value = loss(makeBatch(order, from, random));
        value.backward();
        torch::nn::utils::clip_grad_norm_(m_module->parameters(), 2.0);
        m_optimizer->step();
        ++m_steps;
        followWeights(m_average, *m_module, kAverageDecay, m_steps);
        sum += value.item<double>();
        ++batches;
    }
    return sum / std::max(batches, 1);
}

Status SignalTrainer::save(int epochsDone) const
{
    return writeCheckpoint(m_options.folder,
        {{u"epochs_done"_s, epochsDone}, {u"steps"_s, static_cast<qint64>(m_steps)}}, *m_module,
        *m_optimizer, m_average);
}

Status SignalTrainer::resume()
{
    ECGSCAN_TRY(const QJsonObject facts,
        readCheckpoint(m_options.folder, *m_module, *m_optimizer, m_average));
    m_epochsDone = facts.value(u"epochs_done").toInt();
    m_steps = facts.value(u"steps").toInteger();
    return {};
}

} // namespace

Result<TensorMap> trainSignalNet(const std::vector<LabelledSignal>& records,
    const SignalTrainingOptions& options, const std::function<double(const TensorMap&)>& validate,
    const Task& task)
{
    if (records.size() < 2)
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("Training", "There are no recordings to train on."));
    if (!QDir().mkpath(options.folder))
        return fail(Errc::io,
            QCoreApplication::translate("Training", "The folder %1 can't be made.")
                .arg(options.folder));
    try {
        SignalTrainer trainer(records, options);
        if (options.resume)
            ECGSCAN_CHECK(trainer.resume());
        QElapsedTimer clock;
        clock.start();
        for (int number = trainer.epochsDone(); number < options.epochs; ++number) {
            ECGSCAN_TRY(const double loss, trainer.epoch(number, task));
            const double figure = validate(trainer.average());
            const double seconds = static_cast<double>(clock.elapsed()) / 1000;
            ECGSCAN_CHECK(trainer.save(number + 1));
            ECGSCAN_CHECK(appendLog(options.folder, "epoch,loss,validation,seconds",
                u"%1,%2,%3,%4\n"_s.arg(number + 1)
                    .arg(loss, 0, 'f', 5)
                    .arg(figure, 0, 'f', 4)
                    .arg(seconds, 0, 'f', 1)));
            const double left
                = seconds / (number + 1 - trainer.epochsDone()) * (options.epochs - number - 1);
            task.progress(100 * (number + 1) / options.epochs,
                QCoreApplication::translate(
                    "Training", "epoch %1 of %2, loss %3, validation %4, %5 min left")
                    .arg(number + 1)
                    .arg(options.epochs)
                    .arg(loss, 0, 'f', 4)
                    .arg(figure, 0, 'f', 4)
                    .arg(left / 60, 0, 'f', 1));
        }
        return trainer.average();
    } catch (const std::exception& exception) {
        return fail(Errc::internal, QCoreApplication::translate("Training", "Training failed."),
            QString::fromUtf8(exception.what()).left(300));
    }
}

} // namespace ecgscan
