// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/throughput.h"

#include "model/nets/lead_mixer.h"
#include "model/nets/torch_device.h"

#include <ATen/record_function.h>

#include <QElapsedTimer>

#include <algorithm>
#include <numeric>

namespace ecgscan {

namespace {

constexpr std::int64_t kCpuSide = 1536, kGpuSide = 8192;
constexpr double kSeconds = 1;

double productOf(at::IntArrayRef sizes)
{
    return std::accumulate(sizes.begin(), sizes.end(), 1.0,
        [](double a, std::int64_t b) { return a * static_cast<double>(b); });
}

/// Of the call that is being counted in this thread.
thread_local double counted = 0;

/// How many elements each element of the output sums over.
struct SummedOver : at::ObserverContext {
    double elements = 0;
};

std::vector<std::int64_t> sizesOf(const c10::IValue& value)
{
    return value.isTensor() ? value.toTensor().sizes().vec() : std::vector<std::int64_t>();
}

std::unique_ptr<at::ObserverContext> begun(const at::RecordFunction& call)
{
    auto summed = std::make_unique<SummedOver>();
    const std::string_view name = call.name();
    const bool isConvolution = name == "aten::convolution";
    const bool isProduct = name == "aten::mm" || name == "aten::bmm";
    const bool isSummedProduct = name == "aten::addmm";
    if (!isConvolution && !isProduct && !isSummedProduct)
        return summed; // of others Torch may not even tell the inputs
    const auto inputs = call.inputs();
    const auto sizes = sizesOf(inputs[isProduct ? 0 : 1]);
    if (isConvolution) // weight: out x in / groups x ...
        summed->elements = productOf(sizes) / static_cast<double>(sizes.front());
    else
        summed->elements = static_cast<double>(sizes.back());
    return summed;
}

void ended(const at::RecordFunction& call, at::ObserverContext* context)
{
    const double elements = static_cast<const SummedOver*>(context)->elements;
    if (elements > 0 && !call.outputs().empty())
        counted += 2 * elements * productOf(sizesOf(call.outputs().front()));
}

} // namespace

Result<double> peakFlops(const Device& device)
try {
    const torch::InferenceMode inference;
    const std::int64_t side = device.cuda ? kGpuSide : kCpuSide;
    const auto options = torch::TensorOptions().device(torchDevice(device));
    const torch::Tensor a = torch::rand({side, side}, options),
                        b = torch::rand({side, side}, options);
    const auto multiply = [&] { return a.matmul(b)[0][0].item<float>(); }; // waits for the device
    multiply();
    QElapsedTimer clock;
    clock.start();
    int times = 0;
    while (static_cast<double>(clock.elapsed()) < 1000 * kSeconds) {
        multiply();
        ++times;
    }
    const auto n = static_cast<double>(side);
    return 2 * n * n * n * times / (static_cast<double>(clock.nsecsElapsed()) * 1e-9);
} catch (const std::exception& exception) {
    return towerFailed(exception);
}

void allowTf32(bool allowed)
{
    at::globalContext().setAllowTF32CuBLAS(allowed);
    at::globalContext().setAllowTF32CuDNN(allowed);
}

Result<double> operationsOf(const std::function<Status()>& call)
{
    counted = 0;
    const auto handle = at::addThreadLocalCallback(at::RecordFunctionCallback(begun, ended)
            .needsInputs(true)
            .needsOutputs(true)
            .scopes({at::RecordScope::FUNCTION}));
    const Status status = call();
    at::removeCallback(handle);
    ECGSCAN_CHECK(status);
    return counted;
}

} // namespace ecgscan
