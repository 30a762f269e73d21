// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/label_module.h"
#include "model/nets/label_net.h"
#include "model/nets/module_tensors.h"
#include "model/nets/placed_net.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ecgscan {

struct LabelNet::Parts {
    PlacedNet<LabelModule> net;
};

LabelNet::LabelNet(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
LabelNet::LabelNet(LabelNet&&) noexcept = default;
LabelNet& LabelNet::operator=(LabelNet&&) noexcept = default;
LabelNet::~LabelNet() = default;

namespace {

constexpr double kMostLogCells = 4; ///< Of a name's sides: 55 cells.
constexpr std::int64_t kApart = 5; ///< Cells: of names nearer than this the surer one is kept.

tl::unexpected<Error> torchFailed(const std::exception& exception)
{
    return fail(Errc::internal,
        QCoreApplication::translate("Model",
            "The network that reads lead names could not be run. Try again, or use the processor "
            "(--device cpu)."),
        QString::fromUtf8(exception.what()).left(300));
}

tl::unexpected<Error> damagedFile()
{
    return fail(Errc::corrupt,
        QCoreApplication::translate(
            "Model", "The model file is damaged. Install the program again."));
}

/// Output channels of a convolution; 0 where it is missing.
std::int64_t widthOf(const TensorMap& tensors, const std::string& name)
{
    const auto it = tensors.find(name + ".convolution.weight");
    return it != tensors.end() && it->second.shape.size() == 4 ? it->second.shape[0] : 0;
}

/// answer: 17 x rows x columns.
std::vector<LabelRead> namesIn(const torch::Tensor& answer)
{
    const torch::Tensor likely = torch::softmax(answer.slice(0, 0, kLabelClasses), 0);
    // Probabilities of sure names are all 1; their logits still differ.
    const torch::Tensor any = torch::logsumexp(answer.slice(0, 1, kLabelClasses), 0) - answer[0];
    const torch::Tensor most = torch::max_pool2d(any.unsqueeze(0), kApart, 1, kApart / 2)[0];
    const torch::Tensor cells = torch::nonzero((any == most).logical_and(any > 0));
    std::vector<LabelRead> names;
    for (std::int64_t k = 0; k < cells.size(0); ++k) {
        const auto row = cells[k][0].item<std::int64_t>();
        const auto column = cells[k][1].item<std::int64_t>();
        const auto value
            = [&](std::int64_t channel) { return answer[channel][row][column].item<double>(); };
        LabelRead name;
        const auto size = [&](std::int64_t channel) {
            return std::exp(std::clamp(value(channel), -kMostLogCells, kMostLogCells));
        };
        const double width = size(kLabelClasses + 2), height = size(kLabelClasses + 3);
        name.x = kLabelCellPx * (static_cast<double>(column) + value(kLabelClasses) - width / 2);
        name.y = kLabelCellPx * (static_cast<double>(row) + value(kLabelClasses + 1) - height / 2);
        name.width = kLabelCellPx * width;
        name.height = kLabelCellPx * height;
        for (const Lead lead : kLeads)
            name.probability[static_cast<std::size_t>(index(lead))]
                = likely[1 + index(lead)][row][column].item<float>();
        names.push_back(name);
    }
    return names;
}

} // namespace

Result<LabelNet> LabelNet::load(const TensorMap& tensors, const Device& device)
{
    const LabelWidths widths {
        widthOf(tensors, "fine.0"), widthOf(tensors, "coarse.0"), widthOf(tensors, "around.0")};
    const auto isOdd = [](std::int64_t width) { return width < 1 || width > 1024; };
    if (isOdd(widths.fine) || isOdd(widths.coarse) || isOdd(widths.around))
        return damagedFile();
    try {
        LabelModule module(widths);
        ECGSCAN_CHECK(setTensors(*module, tensors));
        return LabelNet(std::make_unique<Parts>(Parts {{std::move(module), device}}));
    } catch (const std::exception& exception) {
        return torchFailed(exception);
    }
}

Result<std::vector<LabelRead>> LabelNet::read(const LabelPicture& picture)
{
    const auto ask
        = [&](LabelModule& module, torch::Device device) -> Result<std::vector<LabelRead>> {
        const torch::Tensor input = torch::from_blob(const_cast<float*>(picture.planes.data()),
            {1, kLabelChannels, picture.rows, picture.columns});
        return namesIn(module->forward(input.to(device))[0].to(torch::kCPU).contiguous());
    };
    return m_parts->net.run(ask, torchFailed);
}

const Device& LabelNet::device() const
{
    return m_parts->net.device();
}

} // namespace ecgscan
