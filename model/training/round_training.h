// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Trains a module on examples that are drawn round by round. Include <torch/torch.h> first.

#include "model/core/task.h"
#include "model/nets/module_tensors.h"
#include "model/nets/torch_device.h"
#include "model/training/checkpoint.h"
#include "model/training/half_precision.h"
#include "model/training/learning_rate.h"
#include "model/training/round_options.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

#include <future>
#include <memory>
#include <span>
#include <vector>

namespace ecgscan {

/// Loss of a batch of examples; may throw what Torch throws.
template <class Module, class Example>
using BatchLoss = std::function<torch::Tensor(
    Module&, std::span<const Example> batch, const torch::Device& device)>;

/// Examples of one size in random order; a pure function of the round's number. After a cancel
/// there may be fewer. Called in another thread.
template <class Example> using RoundDrawer = std::function<std::vector<Example>(int round)>;

/// Draws one example for each page of a round, or leaves a page out. Refers to options and task.
template <class Example>
RoundDrawer<Example> drawEach(const RoundOptions& options, const Task& task,
    std::function<std::optional<Example>(unsigned page, int round)> draw)
{
    return [&options, &task, draw = std::move(draw)](int round) {
        std::vector<Example> examples;
        for (int k = 0; k < options.pagesPerRound && !task.cancelled(); ++k) {
            if (std::optional<Example> example = draw(options.page(round, k), round))
                examples.push_back(std::move(*example));
        }
        return examples;
    };
}

/// AdamW with oneCycle() rates and clipped gradients; keeps an exponential average of the weights.
template <class Module, class Example> class RoundTrainer {
public:
    RoundTrainer(Module module, const RoundOptions& options)
        : m_options(options)
        , m_device(torchDevice(options.device))
        , m_module(std::move(module))
    {
        m_module->to(m_device);
        m_optimizer = std::make_unique<torch::optim::AdamW>(m_module->parameters(),
            torch::optim::AdamWOptions(options.learningRate).weight_decay(options.weightDecay));
        m_average = tensorsOf(*m_module);
    }

    [[nodiscard]] Status start(const TensorMap& weights)
    {
        ECGSCAN_CHECK(setTensors(*m_module, weights));
        m_average = tensorsOf(*m_module);
        return {};
    }

    int roundsDone() const { return m_roundsDone; }
    const TensorMap& average() const { return m_average; }

    [[nodiscard]] Status save() const
    {
        return writeCheckpoint(m_options.folder,
            {{QStringLiteral("rounds_done"), m_roundsDone},
                {QStringLiteral("steps"), static_cast<qint64>(m_steps)}},
            *m_module, *m_optimizer, m_average);
    }
    [[nodiscard]] Status resume()
    {
        ECGSCAN_TRY(const QJsonObject facts,
            readCheckpoint(m_options.folder, *m_module, *m_optimizer, m_average));
        m_roundsDone = facts.value(QStringLiteral("rounds_done")).toInt();
        m_steps = facts.value(QStringLiteral("steps")).toInteger();
        return {};
    }

    /// The mean loss; nullopt after a cancel.
    std::optional<double> round(const std::vector<Example>& examples,
        const BatchLoss<Module, Example>& lossOf, const Task& task)
    {
        m_module->train();
        double sum = 0;
        const auto size = static_cast<std::size_t>(m_options.batch);
        const std::size_t batches = examples.size() / size;
        for (std::size_t k = 0; k < batches; ++k) {
            if (task.cancelled())
                return std::nullopt;
            setLearningRate((m_roundsDone + static_cast<double>(k) / static_cast<double>(batches))
                / m_options.rounds);
            m_optimizer->zero_grad();
            torch::Tensor loss;
            {
                const HalfPrecision half(m_device);
                loss = lossOf(m_module, std::span(examples).subspan(k * size, size), m_device);
            }
            loss.backward();
            torch::nn::utils::clip_grad_norm_(m_module->parameters(), 1.0);
            m_optimizer->step();
            followWeights(m_average, *m_module, kAverageDecay, ++m_steps);
            sum += loss.template item<double>();
        }
        ++m_roundsDone;
        return sum / static_cast<double>(std::max<std::size_t>(1, batches));
    }

private:
    static constexpr double kAverageDecay = 0.998;
    static constexpr double kWarmUpShare = 0.04, kLeastRate = 0.01;

    void setLearningRate(double progress)
    {
        const double share = oneCycle(progress, kWarmUpShare, kLeastRate);
        for (auto& group : m_optimizer->param_groups())
            static_cast<torch::optim::AdamWOptions&>(group.options())
                .lr(m_options.learningRate * share);
    }

    const RoundOptions& m_options;
    torch::Device m_device;
    Module m_module;
    std::unique_ptr<torch::optim::AdamW> m_optimizer;
    TensorMap m_average;
    std::int64_t m_steps = 0;
    int m_roundsDone = 0;
};

/// make() gives the module after the random numbers were seeded. Examples of the next round are
/// drawn in another thread meanwhile. A cancel stops after the current batch with Errc::cancelled;
/// the last checkpoint stays. Errors: io (folder), corrupt (the start is another network's),
/// cancelled, internal.
template <class Module, class Example>
[[nodiscard]] Result<TensorMap> trainInRounds(const std::function<Module()>& make,
    const RoundDrawer<Example>& draw, const BatchLoss<Module, Example>& lossOf,
    const RoundOptions& options, const Task& task)
try {
    if (!QDir().mkpath(options.folder))
        return fail(Errc::io,
            QCoreApplication::translate("Training", "The folder %1 can't be made.")
                .arg(options.folder));
    torch::manual_seed(options.seed);
    RoundTrainer<Module, Example> trainer(make(), options);
    if (!options.start.empty())
        ECGSCAN_CHECK(trainer.start(options.start));
    if (options.resume)
        ECGSCAN_CHECK(trainer.resume());
    const auto drawAside = [&](int number) { return std::async(std::launch::async, draw, number); };
    QElapsedTimer clock;
    clock.start();
    const int first = trainer.roundsDone();
    std::future<std::vector<Example>> next;
    if (first < options.rounds)
        next = drawAside(first);
    while (trainer.roundsDone() < options.rounds) {
        const std::vector<Example> examples = next.get();
        std::optional<double> loss;
        if (!task.cancelled()) {
            if (trainer.roundsDone() + 1 < options.rounds)
                next = drawAside(trainer.roundsDone() + 1);
            loss = trainer.round(examples, lossOf, task);
        }
        if (!loss)
            return fail(Errc::cancelled,
                QCoreApplication::translate("Training",
                    "Stopped. Run the same command with --resume to go on from the last "
                    "checkpoint, or without it if there is none yet."));
        const int done = trainer.roundsDone();
        const double seconds = static_cast<double>(clock.elapsed()) / 1000;
        if (done % options.checkpointEvery == 0 || done == options.rounds)
            ECGSCAN_CHECK(trainer.save());
        ECGSCAN_CHECK(appendLog(options.folder, "round,loss,seconds",
            QStringLiteral("%1,%2,%3\n").arg(done).arg(*loss, 0, 'f', 5).arg(seconds, 0, 'f', 1)));
        const double left = seconds / (done - first) * (options.rounds - done);
        task.progress(100 * done / options.rounds,
            QCoreApplication::translate("Training", "round %1 of %2, loss %3, %4 min left")
                .arg(done)
                .arg(options.rounds)
                .arg(*loss, 0, 'f', 4)
                .arg(left / 60, 0, 'f', 0));
    }
    return trainer.average();
} catch (const std::exception& exception) {
    return fail(Errc::internal,
        QCoreApplication::translate("Training", "Training failed. Try a smaller batch."),
        QString::fromUtf8(exception.what()).left(500));
}

} // namespace ecgscan
