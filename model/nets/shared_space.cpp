// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/module_tensors.h"
#include "model/nets/placed_net.h"
#include "model/nets/shared_space.h"
#include "model/nets/shared_space_module.h"
#include "model/nets/tokenizer.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace ecgscan {

struct SharedSpace::Parts {
    PlacedNet<SharedSpaceModule> net;
    Tokenizer tokenizer;
    std::size_t embedding; ///< Values that a tower gives.
};

SharedSpace::SharedSpace(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
SharedSpace::SharedSpace(SharedSpace&&) noexcept = default;
SharedSpace& SharedSpace::operator=(SharedSpace&&) noexcept = default;
SharedSpace::~SharedSpace() = default;

namespace {

constexpr std::int64_t kLargestEmbedding = 4096;

tl::unexpected<Error> spaceFailed(const std::exception& exception)
{
    return fail(Errc::internal,
        QCoreApplication::translate("Model",
            "The search network could not be run. Try again, or use the processor (--device "
            "cpu)."),
        QString::fromUtf8(exception.what()).left(300));
}

std::vector<SharedSpace::Point> rowsOf(const torch::Tensor& points)
{
    const torch::Tensor plain = points.to(torch::kCPU).contiguous();
    std::vector<SharedSpace::Point> rows;
    for (std::int64_t n = 0; n < plain.size(0); ++n) {
        const float* from = plain.data_ptr<float>() + n * kSharedSize;
        rows.emplace_back(from, from + kSharedSize);
    }
    return rows;
}

} // namespace

Result<SharedSpace> SharedSpace::load(
    const TensorMap& tensors, const QStringList& vocabulary, const Device& device)
{
    const auto first = tensors.find("recording.1.weight");
    if (first == tensors.end() || first->second.shape.size() != 2 || first->second.shape[1] < 1
        || first->second.shape[1] > kLargestEmbedding)
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "Model", "The model file is damaged. Install the program again."));
    const std::int64_t embedding = first->second.shape[1];
    try {
        Tokenizer tokenizer(vocabulary);
        SharedSpaceModule module(embedding, tokenizer.size());
        ECGSCAN_CHECK(setTensors(*module, tensors));
        return SharedSpace(std::make_unique<Parts>(Parts {{std::move(module), device},
            std::move(tokenizer), static_cast<std::size_t>(embedding)}));
    } catch (const std::exception& exception) {
        return spaceFailed(exception);
    }
}

Result<std::vector<SharedSpace::Point>> SharedSpace::ofRecordings(
    const std::vector<std::vector<float>>& embeddings)
{
    const auto fits = [this](const std::vector<float>& embedding) {
        return embedding.size() == m_parts->embedding;
    };
    if (embeddings.empty())
        return std::vector<Point>();
    if (!std::ranges::all_of(embeddings, fits))
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("Model",
                "This page was analysed by another version of the model. Analyse it again."));
    const auto ask
        = [&](SharedSpaceModule& module, torch::Device device) -> Result<std::vector<Point>> {
        std::vector<torch::Tensor> rows;
        for (const std::vector<float>& embedding : embeddings)
            rows.push_back(torch::from_blob(const_cast<float*>(embedding.data()),
                {static_cast<std::int64_t>(embedding.size())}));
        return rowsOf(module->ofRecordings(torch::stack(rows).to(device)));
    };
    return m_parts->net.run(ask, spaceFailed);
}

Result<std::vector<SharedSpace::Point>> SharedSpace::ofTexts(const QStringList& texts)
{
    std::vector<std::vector<std::int64_t>> tokens;
    for (const QString& text : texts) {
        tokens.push_back(m_parts->tokenizer.tokens(text));
        if (tokens.back().empty())
            return fail(Errc::invalidArgument,
                QCoreApplication::translate("Model", "There is no word to look for."));
    }
    if (tokens.empty())
        return std::vector<Point>();
    const auto ask
        = [&](SharedSpaceModule& module, torch::Device device) -> Result<std::vector<Point>> {
        return rowsOf(module->ofTexts(tokenBatch(tokens).to(device)));
    };
    return m_parts->net.run(ask, spaceFailed);
}

std::size_t SharedSpace::embeddingSize() const
{
    return m_parts->embedding;
}

const Device& SharedSpace::device() const
{
    return m_parts->net.device();
}

double cosine(const SharedSpace::Point& a, const SharedSpace::Point& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

} // namespace ecgscan
