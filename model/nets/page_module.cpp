// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/page_module.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr std::int64_t kLeadRows = kLeadCount;
constexpr std::int64_t kLooks = kPageSteps; ///< At each lead.
constexpr std::int64_t kFold = 2; ///< Pixels a side that become channels.
constexpr std::int64_t kSheetFeatures = 16; ///< Of every square millimetre.
constexpr std::int64_t kHeights = 56; ///< Of a column of paper,
constexpr double kLowestMv = -2.4, kStepMv = 0.1; ///< from here upwards.
constexpr std::int64_t kReadings = 64;
constexpr float kNowhere = -1e6F; ///< A place beyond every sheet.

torch::nn::Conv2dOptions square(std::int64_t in, std::int64_t out)
{
    return torch::nn::Conv2dOptions(in, out, 3).padding(1).bias(false);
}

/// Pixels -> -1..1 from edge to edge, as grid_sample() wants them.
torch::Tensor fromEdgeToEdge(const torch::Tensor& px, int count)
{
    return (2 * px + 1) / count - 1;
}

} // namespace

PageBatch PageBatch::to(torch::Device device) const
{
    return {planes.to(device), places.to(device), slots.to(device), known.to(device)};
}

PageBatch pageBatch(std::span<const PageInput* const> pages)
{
    struct Step {
        float x, y, pxPerMv;
        std::int64_t slot;
    };
    std::vector<std::vector<Step>> steps(pages.size());
    std::vector<torch::Tensor> planes;
    std::size_t most = 1;
    const auto count = static_cast<std::int64_t>(pages.size());
    torch::Tensor masks = torch::zeros({count * kLeadRows, 1, kLooks});
    auto mask = masks.accessor<float, 3>();
    for (std::size_t n = 0; n < pages.size(); ++n) {
        const PageInput& page = *pages[n];
        planes.push_back(torch::from_blob(
            const_cast<float*>(page.planes.data()), {kPageChannels, kPageRows, kPageColumns}));
        for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
            const LeadPlace& place = page.leads[lead];
            for (std::size_t k = 0; k < kPageSteps; ++k) {
                if (!std::isfinite(place.x[k]))
                    continue;
                const auto slot = static_cast<std::int64_t>(lead * kPageSteps + k);
                steps[n].push_back({place.x[k], place.y[k], place.pxPerMv, slot});
                mask[static_cast<std::int64_t>(n * kLeadCount + lead)][0]
                    [static_cast<std::int64_t>(k)]
                    = 1;
            }
        }
        most = std::max(most, steps[n].size());
    }
    PageBatch batch;
    batch.planes = torch::stack(planes);
    batch.known = torch::adaptive_avg_pool1d(masks, LeadMixerImpl::kSteps);
    batch.places = torch::full({count, static_cast<std::int64_t>(most), 3}, kNowhere);
    batch.slots = torch::full({count, static_cast<std::int64_t>(most)}, -1, torch::kInt64);
    auto places = batch.places.accessor<float, 3>();
    auto slots = batch.slots.accessor<std::int64_t, 2>();
    for (std::int64_t n = 0; n < count; ++n) {
        const auto& known = steps[static_cast<std::size_t>(n)];
        for (std::int64_t k = 0; k < static_cast<std::int64_t>(known.size()); ++k) {
            const Step& step = known[static_cast<std::size_t>(k)];
            places[n][k][0] = step.x;
            places[n][k][1] = step.y;
            places[n][k][2] = step.pxPerMv;
            slots[n][k] = step.slot;
        }
    }
    return batch;
}

PageModuleImpl::PageModuleImpl(std::int64_t classes, std::int64_t width)
    : LeadMixerImpl(classes, width)
    , stem(register_module(
          "stem", torch::nn::Conv2d(square(kPageChannels * kFold * kFold, kSheetFeatures))))
    , look(register_module("look", torch::nn::Conv2d(square(kSheetFeatures, kSheetFeatures))))
    , stemNorm(register_module("stem_norm", torch::nn::BatchNorm2d(kSheetFeatures)))
    , lookNorm(register_module("look_norm", torch::nn::BatchNorm2d(kSheetFeatures)))
    , reading(register_module("reading",
          torch::nn::Linear(
              torch::nn::LinearOptions(kSheetFeatures * kHeights, kReadings).bias(false))))
    , readingNorm(register_module("reading_norm", torch::nn::BatchNorm1d(kReadings)))
    , leadBlock(register_module("lead_block", ResidualBlock(kReadings, leadWidth(width), 2)))
{
}

torch::Tensor PageModuleImpl::leadFeatures(const PageBatch& pages)
{
    const std::int64_t count = pages.planes.size(0), most = pages.places.size(1);
    torch::Tensor sheet
        = torch::pixel_unshuffle(pages.planes, kFold).contiguous(torch::MemoryFormat::ChannelsLast);
    sheet = torch::relu(stemNorm(stem(sheet)));
    sheet = torch::relu(lookNorm(look(sheet)));

    // N x heights x K: where on the sheet each height of each step lies.
    const torch::Tensor mV = kLowestMv
        + kStepMv * torch::arange(kHeights, pages.places.options()).reshape({1, kHeights, 1});
    const auto part = [&](std::int64_t k) { return pages.places.select(2, k).unsqueeze(1); };
    const torch::Tensor y = fromEdgeToEdge(part(1) - mV * part(2), kPageRows);
    const torch::Tensor x = fromEdgeToEdge(part(0), kPageColumns).expand_as(y);
    torch::Tensor columns = torch::nn::functional::grid_sample(sheet, torch::stack({x, y}, 3),
        torch::nn::functional::GridSampleFuncOptions()
            .mode(torch::kBilinear)
            .padding_mode(torch::kZeros)
            .align_corners(false));
    columns = columns.reshape({count, kSheetFeatures * kHeights, most})
                  .permute({0, 2, 1})
                  .reshape({count * most, kSheetFeatures * kHeights});

    // What was filled up is left out; the others go back into their leads.
    const torch::Tensor slots = pages.slots.reshape({-1});
    const torch::Tensor steps = (slots >= 0).nonzero().squeeze(1);
    const torch::Tensor pageOf = torch::div(steps, most, "floor");
    const torch::Tensor read = torch::relu(readingNorm(reading(columns.index_select(0, steps))));
    const torch::Tensor leads
        = torch::zeros({count * kLeadRows * kLooks, kReadings}, read.options())
              .index_copy(0, pageOf * (kLeadRows * kLooks) + slots.index_select(0, steps), read)
              .reshape({count * kLeadRows, kLooks, kReadings})
              .permute({0, 2, 1});
    return leadBlock(leads);
}

} // namespace ecgscan
