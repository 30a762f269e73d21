// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/module_tensors.h"
#include "model/nets/page_module.h"
#include "model/nets/page_net.h"
#include "model/nets/placed_net.h"

namespace ecgscan {

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
{
    ECGSCAN_TRY(const auto sizes, towerSizes(tensors));
    try {
        PageModule module(sizes.first, sizes.second);
        ECGSCAN_CHECK(setTensors(*module, tensors));
        return PageNet(std::make_unique<Parts>(Parts {{std::move(module), device}}));
    } catch (const std::exception& exception) {
        return towerFailed(exception);
    }
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

const Device& PageNet::device() const
{
    return m_parts->net.device();
}

} // namespace ecgscan
