// SPDX-License-Identifier: GPL-3.0-or-later
// Every way from the GPU back to the processor, with a GPU that is only played.
#include <torch/torch.h>

#include "model/nets/device.h"
#include "model/nets/placed_net.h"
#include "model/nets/throughput.h"

#include <QtTest>

#include <memory>
#include <stdexcept>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// What a played GPU does, and where a played network was put.
struct Stage {
    bool placingFails = false, askingFails = false, processorFails = false;
    QStringList places;
};

struct FakeNetImpl {
    std::shared_ptr<Stage> stage;

    void eval() { }
    void to(const torch::Device& device)
    {
        stage->places.append(QString::fromStdString(device.str()));
        if (device.is_cuda() && stage->placingFails)
            throw std::runtime_error("CUDA out of memory");
    }
};

/// Used like Torch's module holders.
struct FakeNet {
    std::shared_ptr<FakeNetImpl> impl;
    FakeNetImpl* operator->() { return impl.get(); }
};

Result<QString> ask(FakeNet& net, const torch::Device& device)
{
    if (device.is_cuda() ? net->stage->askingFails : net->stage->processorFails)
        throw std::runtime_error("CUDA error: an illegal memory access was encountered");
    return QString::fromStdString(device.str());
}

tl::unexpected<Error> failed(const std::exception& exception)
{
    return fail(Errc::internal, u"It runs nowhere."_s, QString::fromUtf8(exception.what()));
}

const Device kGpu {true, {}};

PlacedNet<FakeNet> placed(const std::shared_ptr<Stage>& stage, const Device& device)
{
    return {FakeNet {std::make_shared<FakeNetImpl>(stage)}, device};
}

/// A computer on which all of CUDA works.
CudaProbe working()
{
    return {[] { return QString(); }, [] { return true; }, [] {}};
}

} // namespace

class TestDevice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWorkingGpuIsUsed();
    void theProcessorIsNeverAskedForAGpu();
    void missingLibrariesAreNamed();
    void withoutAGpuThereIsANote();
    void aBrokenDriverGivesANote();
    void aNetStaysOnAWorkingGpu();
    void aFullGpuAtTheStartFallsBack();
    void aFailureWhileRunningFallsBackForGood();
    void aFailureOfTheProcessorIsAnError();
    void thisComputerAnswers();
    void operationsAreCounted();
};

void TestDevice::aWorkingGpuIsUsed()
{
    for (const DeviceChoice choice : {DeviceChoice::automatic, DeviceChoice::cuda}) {
        const Device device = deviceFor(choice, working());
        QVERIFY(device.cuda && device.note.isEmpty());
        QCOMPARE(device.name(), u"cuda:0"_s);
    }
}

void TestDevice::theProcessorIsNeverAskedForAGpu()
{
    CudaProbe probe = working();
    probe.loadLibraries = []() -> QString { throw std::logic_error("asked"); };
    const Device device = deviceFor(DeviceChoice::cpu, probe);
    QVERIFY(!device.cuda && device.note.isEmpty());
    QCOMPARE(device.name(), u"cpu"_s);
}

void TestDevice::missingLibrariesAreNamed()
{
    CudaProbe probe = working();
    probe.loadLibraries = [] { return u"libtorch_cuda.so: cannot open"_s; };
    probe.hasDevice = []() -> bool { throw std::logic_error("asked"); };
    const Device device = deviceFor(DeviceChoice::automatic, probe);
    QVERIFY(!device.cuda);
    QVERIFY(device.note.contains(u"--cuda"_s));
    QVERIFY(device.note.contains(u"libtorch_cuda.so"_s));
}

void TestDevice::withoutAGpuThereIsANote()
{
    CudaProbe probe = working();
    probe.hasDevice = [] { return false; };
    const Device device = deviceFor(DeviceChoice::cuda, probe);
    QVERIFY(!device.cuda);
    QVERIFY(device.note.contains(u"No NVIDIA GPU"_s));
}

void TestDevice::aBrokenDriverGivesANote()
{
    CudaProbe probe = working();
    probe.compute = [] { throw std::runtime_error("CUDA driver version is insufficient"); };
    QVERIFY(deviceFor(DeviceChoice::cuda, probe).note.contains(u"does not work"_s));
    probe = working();
    probe.hasDevice = []() -> bool { throw std::runtime_error("CUDA unknown error"); };
    QVERIFY(deviceFor(DeviceChoice::cuda, probe).note.contains(u"does not work"_s));
}

void TestDevice::aNetStaysOnAWorkingGpu()
{
    const auto stage = std::make_shared<Stage>();
    auto net = placed(stage, kGpu);
    for (int k = 0; k < 2; ++k)
        QCOMPARE(*net.run(ask, failed), u"cuda:0"_s);
    QCOMPARE(stage->places, QStringList {u"cuda:0"_s});
    QVERIFY(net.device().cuda && net.device().note.isEmpty());
}

void TestDevice::aFullGpuAtTheStartFallsBack()
{
    const auto stage = std::make_shared<Stage>();
    stage->placingFails = true;
    auto net = placed(stage, kGpu);
    QVERIFY(!net.device().cuda);
    QVERIFY(net.device().note.contains(u"the processor is used"_s));
    QCOMPARE(*net.run(ask, failed), u"cpu"_s);
    QCOMPARE(stage->places, (QStringList {u"cuda:0"_s, u"cpu"_s}));
}

void TestDevice::aFailureWhileRunningFallsBackForGood()
{
    const auto stage = std::make_shared<Stage>();
    auto net = placed(stage, kGpu);
    stage->askingFails = true;
    QCOMPARE(*net.run(ask, failed), u"cpu"_s);
    QVERIFY(!net.device().cuda && !net.device().note.isEmpty());
    stage->askingFails = false; // the GPU is free again, but results must not change to and fro
    QCOMPARE(*net.run(ask, failed), u"cpu"_s);
    QCOMPARE(stage->places, (QStringList {u"cuda:0"_s, u"cpu"_s}));
}

void TestDevice::aFailureOfTheProcessorIsAnError()
{
    const auto stage = std::make_shared<Stage>();
    stage->askingFails = stage->processorFails = true;
    auto net = placed(stage, kGpu);
    const auto answer = net.run(ask, failed);
    QVERIFY(!answer);
    QCOMPARE(answer.error().message, u"It runs nowhere."_s);
}

void TestDevice::thisComputerAnswers()
{
    QVERIFY(!chooseDevice(DeviceChoice::cpu).cuda);
    const Device found = chooseDevice(DeviceChoice::automatic);
    const torch::Tensor sum = torch::ones({2, 3}, torchDevice(found)).sum();
    QCOMPARE(sum.item<float>(), 6.0f); // where it sends networks, tensors can be
}

void TestDevice::operationsAreCounted()
{
    const torch::InferenceMode inference;
    const auto counted = [](const std::function<void()>& call) {
        return operationsOf([&call] {
            call();
            return Status();
        }).value_or(-1);
    };
    torch::nn::Linear linear(10, 20);
    torch::nn::Conv1d convolution(torch::nn::Conv1dOptions(6, 8, 5).groups(2).bias(false));
    const torch::Tensor rows = torch::rand({3, 10}), signal = torch::rand({2, 6, 100});
    QCOMPARE(counted([&] { linear->forward(rows); }), 2.0 * 3 * 10 * 20);
    QCOMPARE(counted([&] { convolution->forward(signal); }), 2.0 * 2 * 8 * 96 * 3 * 5);
    QCOMPARE(counted([&] { rows.add(1).relu(); }), 0.0);
    const double twice = counted([&] {
        linear->forward(rows);
        linear->forward(rows);
    });
    QCOMPARE(twice, 2 * 2.0 * 3 * 10 * 20);
    const auto peak = peakFlops(Device());
    QVERIFY(peak && *peak > 1e8);
}

QTEST_GUILESS_MAIN(TestDevice)
#include "tst_device.moc"
