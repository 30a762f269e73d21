// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/module_tensors.h"
#include "model/nets/page_module.h"
#include "model/nets/page_net.h"
#include "model/nets/placed_net.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr std::int64_t kLeadRows = kLeadCount;
constexpr int kPartsOfTime = 8; ///< Of 10 s: half a column of a page that prints four.
constexpr double kPartS = 10.0 / kPartsOfTime;
constexpr float kLeastPrinted = 0.5F; ///< Of a part that is worth hiding.
constexpr std::size_t kPartsAtOnce = 16;

std::int64_t stepAt(double timeS)
{
    return std::llround(timeS / 10 * static_cast<double>(LeadMixerImpl::kSteps));
}

/// known: as embedLeads() takes it, of one page.
std::vector<HiddenPart> partsOf(const torch::Tensor& known)
{
    const torch::Tensor shares = known.to(torch::kCPU);
    std::vector<HiddenPart> parts;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (int k = 0; k < kPartsOfTime; ++k) {
            const double fromS = k * kPartS, toS = fromS + kPartS;
            const float printed = shares[static_cast<std::int64_t>(lead)][0]
                                      .slice(0, stepAt(fromS), stepAt(toS))
                                      .mean()
                                      .item<float>();
            if (printed > kLeastPrinted)
                parts.push_back({lead, fromS, toS, {}});
        }
    }
    return parts;
}

} // namespace

struct PageNet::Parts {
    PlacedNet<PageModule> net;
};

PageNet::PageNet(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
PageNet::PageNet(PageNet&&) noexcept = default;
PageNet& PageNet::operator=(PageNet&&) noexcept = default;
PageNet::~PageNet() = default;

Result<PageNet> PageNet::load(const TensorMap& tensors, const Device& device)
try {
    ECGSCAN_TRY(PageModule module, towerOf<PageModule>(tensors));
    return PageNet(std::make_unique<Parts>(Parts {{std::move(module), device}}));
} catch (const std::exception& exception) {
    return towerFailed(exception);
}

Result<std::vector<TowerOutput>> PageNet::run(std::span<const PageInput> pages)
{
    std::vector<const PageInput*> all;
    for (const PageInput& page : pages)
        all.push_back(&page);
    const auto ask
        = [&](PageModule& module, torch::Device device) -> Result<std::vector<TowerOutput>> {
        return module->answers(module->embed(pageBatch(all).to(device)));
    };
    return m_parts->net.run(ask, towerFailed);
}

Result<PageAnswer> PageNet::look(const PageInput& page)
{
    const auto ask = [&](PageModule& module, torch::Device device) -> Result<PageAnswer> {
        const PageInput* const one = &page;
        const PageBatch batch = pageBatch({&one, 1}).to(device);
        const torch::Tensor features = module->leadFeatures(batch);
        PageAnswer answer {module->answers(module->embedLeads(features, batch.known)).front(),
            partsOf(batch.known)};
        for (std::size_t from = 0; from < answer.hidden.size(); from += kPartsAtOnce) {
            const std::size_t count = std::min(kPartsAtOnce, answer.hidden.size() - from);
            const std::span parts = std::span(answer.hidden).subspan(from, count);
            const auto times = static_cast<std::int64_t>(count);
            const torch::Tensor known = batch.known.repeat({times, 1, 1});
            for (std::int64_t k = 0; k < times; ++k) {
                const HiddenPart& part = parts[static_cast<std::size_t>(k)];
                known[k * kLeadRows + static_cast<std::int64_t>(part.lead)][0]
                    .slice(0, stepAt(part.fromS), stepAt(part.toS))
                    .zero_();
            }
            const std::vector<TowerOutput> said
                = module->answers(module->embedLeads(features.repeat({times, 1, 1}), known));
            for (std::size_t k = 0; k < count; ++k)
                parts[k].logits = said[k].logits;
        }
        return answer;
    };
    return m_parts->net.run(ask, towerFailed);
}

const Device& PageNet::device() const
{
    return m_parts->net.device();
}

} // namespace ecgscan
