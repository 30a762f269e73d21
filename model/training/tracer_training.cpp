// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/tracer_training.h"

#include "model/nets/module_tensors.h"
#include "model/nets/tracer_module.h"
#include "model/synthesis/dice.h"
#include "model/training/checkpoint.h"
#include "model/training/learning_rate.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <future>
#include <random>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kAverageDecay = 0.998;
constexpr double kWarmUpShare = 0.04, kLeastRate = 0.01;
constexpr double kExpectationWeight = 0.03;
constexpr double kFarthestPx = 40; ///< Misses of the expectation count no further.
constexpr double kSteepWeight = 0.2; ///< A steep stroke counts more: for each pixel a column,
constexpr double kSteepest = 10; ///< up to so many.
constexpr double kEndWeight = 2; ///< So do the columns next to where a pen begins or ends.
constexpr std::int64_t kEndPx = 6;
constexpr std::uint64_t kRoundStream = 61;

struct Batch {
    torch::Tensor strips; ///< N x channels x rows x columns
    torch::Tensor penY; ///< N x columns, 0 where there is none
    torch::Tensor hasPen; ///< N x columns, 1 or 0
};

/// Examples of one size in random order; a pure function of seed and number.
/// After a cancel there are fewer.
std::vector<TracerExample> drawRound(
    const EcgSource& source, const TracerTrainingOptions& options, int number, const Task& task)
{
    Dice dice(options.seed, kRoundStream + static_cast<std::uint64_t>(number));
    const ExampleSize size = dice.pick({ExampleSize {288, 320}, ExampleSize {288, 320},
        ExampleSize {288, 320}, ExampleSize {384, 256}, ExampleSize {576, 192}});
    std::vector<TracerExample> all;
    for (int k = 0; k < options.pagesPerRound && !task.cancelled(); ++k) {
        const unsigned page = options.seed * 10'000'019U
            + static_cast<unsigned>(number * options.pagesPerRound + k);
        auto examples = cutExamples(
            drawTrainingPage(source(page), page), size, options.examplesPerPage, page);
        std::ranges::move(examples, std::back_inserter(all));
    }
    std::mt19937_64 random(dice.below(1ULL << 32));
    std::ranges::shuffle(all, random);
    return all;
}

Batch makeBatch(const std::vector<TracerExample>& examples, std::size_t from, std::size_t count,
    const torch::Device& device)
{
    const auto rows = static_cast<std::int64_t>(examples[from].strip.rows);
    const auto columns = static_cast<std::int64_t>(examples[from].strip.columns);
    std::vector<torch::Tensor> strips, pens;
    for (std::size_t k = from; k < from + count; ++k) {
        strips.push_back(torch::from_blob(
            const_cast<float*>(examples[k].strip.planes.data()), {kTracerChannels, rows, columns}));
        pens.push_back(torch::from_blob(const_cast<float*>(examples[k].penY.data()), {columns}));
    }
    const torch::Tensor pen = torch::stack(pens);
    return {torch::stack(strips).to(device), torch::nan_to_num(pen).to(device),
        torch::isfinite(pen).to(torch::kFloat32).to(device)};
}

/// Mean over the columns; logits are N x rows x columns.
torch::Tensor penLoss(const torch::Tensor& logits, const Batch& batch)
{
    const std::int64_t rows = logits.size(1);
    const torch::Tensor own = torch::logsumexp(logits, 1);
    const torch::Tensor sum = torch::logaddexp(own, torch::zeros_like(own));
    const torch::Tensor first = batch.penY.floor().clamp(0, static_cast<double>(rows - 2));
    const torch::Tensor share = batch.penY - first;
    const torch::Tensor at = first.to(torch::kInt64).unsqueeze(1);
    const torch::Tensor upper = logits.gather(1, at).squeeze(1);
    const torch::Tensor lower = logits.gather(1, at + 1).squeeze(1);
    const torch::Tensor aim = (1 - share) * upper + share * lower;

    const torch::Tensor scale = torch::arange(rows, logits.options()).reshape({1, rows, 1});
    const torch::Tensor expected = (torch::exp(logits - own.unsqueeze(1)) * scale).sum(1);
    const torch::Tensor miss = (expected - batch.penY).clamp(-kFarthestPx, kFarthestPx);
    const torch::Tensor far
        = torch::smooth_l1_loss(miss, torch::zeros_like(miss), at::Reduction::None);

    const torch::Tensor step = torch::diff(batch.penY, 1, 1).abs().clamp_max(kSteepest);
    const torch::Tensor steep = torch::constant_pad_nd(step, {1, 0});
    const torch::Tensor turn
        = torch::constant_pad_nd(torch::diff(batch.hasPen, 1, 1).abs(), {1, 0});
    const torch::Tensor nearEnd
        = torch::max_pool1d(turn.unsqueeze(1), 2 * kEndPx + 1, 1, kEndPx).squeeze(1);
    const torch::Tensor weight = 1 + kSteepWeight * steep * batch.hasPen + kEndWeight * nearEnd;
    const torch::Tensor each = sum - batch.hasPen * aim + kExpectationWeight * batch.hasPen * far;
    return (each * weight).sum() / weight.sum();
}

tl::unexpected<Error> stopped()
{
    return fail(Errc::cancelled,
        QCoreApplication::translate("Training",
            "Stopped. Run the same command with --resume to go on from the last checkpoint, or "
            "without it if there is none yet."));
}

class TracerTrainer {
public:
    TracerTrainer(const EcgSource& source, const TracerTrainingOptions& options)
        : m_source(source)
        , m_options(options)
        , m_device(
              options.device.cuda ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU))
    {
        torch::manual_seed(options.seed);
        m_module = TracerModule();
        m_module->to(m_device);
        m_optimizer = std::make_unique<torch::optim::AdamW>(m_module->parameters(),
            torch::optim::AdamWOptions(options.learningRate).weight_decay(options.weightDecay));
        m_average = tensorsOf(*m_module);
    }

    Status start(const TensorMap& weights)
    {
        ECGSCAN_CHECK(setTensors(*m_module, weights));
        m_average = tensorsOf(*m_module);
        return {};
    }

    int roundsDone() const { return m_roundsDone; }
    const TensorMap& average() const { return m_average; }

    Status save() const
    {
        return writeCheckpoint(m_options.folder,
            {{u"rounds_done"_s, m_roundsDone}, {u"steps"_s, static_cast<qint64>(m_steps)}},
            *m_module, *m_optimizer, m_average);
    }
    Status resume()
    {
        ECGSCAN_TRY(const QJsonObject facts,
            readCheckpoint(m_options.folder, *m_module, *m_optimizer, m_average));
        m_roundsDone = facts.value(u"rounds_done").toInt();
        m_steps = facts.value(u"steps").toInteger();
        return {};
    }

    /// The mean loss, or cancelled.
    Result<double> round(const std::vector<TracerExample>& examples, const Task& task)
    {
        m_module->train();
        double sum = 0;
        int batches = 0;
        const auto size = static_cast<std::size_t>(m_options.batch);
        const std::size_t whole = examples.size() / size;
        for (std::size_t k = 0; k < whole; ++k) {
            if (task.cancelled())
                return stopped();
            setLearningRate((m_roundsDone + static_cast<double>(k) / static_cast<double>(whole))
                / m_options.rounds);
            const Batch batch = makeBatch(examples, k * size, size, m_device);
            m_optimizer->zero_grad();
            torch::Tensor loss = penLoss(m_module->forward(batch.strips), batch);
            loss.backward();
            torch::nn::utils::clip_grad_norm_(m_module->parameters(), 1.0);
            m_optimizer->step();
            followWeights(m_average, *m_module, kAverageDecay, ++m_steps);
            sum += loss.item<double>();
            ++batches;
        }
        ++m_roundsDone;
        return sum / std::max(1, batches);
    }

private:
    void setLearningRate(double progress)
    {
        const double share = oneCycle(progress, kWarmUpShare, kLeastRate);
        for (auto& group : m_optimizer->param_groups())
            static_cast<torch::optim::AdamWOptions&>(group.options())
                .lr(m_options.learningRate * share);
    }

    const EcgSource& m_source;
    const TracerTrainingOptions& m_options;
    torch::Device m_device;
    TracerModule m_module {nullptr};
    std::unique_ptr<torch::optim::AdamW> m_optimizer;
    TensorMap m_average;
    std::int64_t m_steps = 0;
    int m_roundsDone = 0;
};

} // namespace

Result<TensorMap> trainTracerNet(
    const EcgSource& source, const TracerTrainingOptions& options, const Task& task)
try {
    if (!QDir().mkpath(options.folder))
        return fail(Errc::io,
            QCoreApplication::translate("Training", "The folder %1 can't be made.")
                .arg(options.folder));
    TracerTrainer trainer(source, options);
    if (!options.start.empty())
        ECGSCAN_CHECK(trainer.start(options.start));
    if (options.resume)
        ECGSCAN_CHECK(trainer.resume());
    const auto draw = [&](int number) {
        return std::async(
            std::launch::async, [&, number] { return drawRound(source, options, number, task); });
    };
    QElapsedTimer clock;
    clock.start();
    const int first = trainer.roundsDone();
    std::future<std::vector<TracerExample>> next;
    if (first < options.rounds)
        next = draw(first);
    while (trainer.roundsDone() < options.rounds) {
        const std::vector<TracerExample> examples = next.get();
        if (task.cancelled())
            return stopped();
        if (trainer.roundsDone() + 1 < options.rounds)
            next = draw(trainer.roundsDone() + 1);
        ECGSCAN_TRY(const double loss, trainer.round(examples, task));
        const int done = trainer.roundsDone();
        const double seconds = static_cast<double>(clock.elapsed()) / 1000;
        if (done % options.checkpointEvery == 0 || done == options.rounds)
            ECGSCAN_CHECK(trainer.save());
        ECGSCAN_CHECK(appendLog(options.folder, "round,loss,seconds",
            u"%1,%2,%3\n"_s.arg(done).arg(loss, 0, 'f', 5).arg(seconds, 0, 'f', 1)));
        const double left = seconds / (done - first) * (options.rounds - done);
        task.progress(100 * done / options.rounds,
            QCoreApplication::translate("Training", "round %1 of %2, loss %3, %4 min left")
                .arg(done)
                .arg(options.rounds)
                .arg(loss, 0, 'f', 4)
                .arg(left / 60, 0, 'f', 0));
    }
    return trainer.average();
} catch (const std::exception& exception) {
    return fail(Errc::internal,
        QCoreApplication::translate("Training", "Training failed. Try a smaller batch."),
        QString::fromUtf8(exception.what()).left(500));
}

} // namespace ecgscan
