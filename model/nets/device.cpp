// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/device.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <torch/torch.h>

#include <dlfcn.h>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

/// The folder that libtorch_cpu.so was loaded from.
QString torchFolder()
{
    Dl_info info;
    if (dladdr(reinterpret_cast<const void*>(&at::get_num_threads), &info) == 0 || !info.dli_fname)
        return {};
    return QFileInfo(QString::fromLocal8Bit(info.dli_fname)).absolutePath();
}

QString loadCuda()
{
    const QString library = QDir(torchFolder()).filePath(u"libtorch_cuda.so"_s);
    return dlopen(QFile::encodeName(library).constData(), RTLD_NOW | RTLD_GLOBAL)
        ? QString()
        : QString::fromLocal8Bit(dlerror());
}

/// Empty when CUDA is usable, else the reason.
QString whyNoCuda(const CudaProbe& probe)
{
    if (const QString missing = probe.loadLibraries(); !missing.isEmpty())
        return QCoreApplication::translate("Device",
            "The GPU libraries are not installed; installer/quickstart.sh --cuda brings them (%1).")
            .arg(missing);
    try {
        if (!probe.hasDevice())
            return QCoreApplication::translate(
                "Device", "No NVIDIA GPU with a working driver was found.");
        probe.compute();
    } catch (const std::exception&) {
        return QCoreApplication::translate(
            "Device", "The GPU was found but does not work with the installed driver.");
    }
    return {};
}

} // namespace

Device deviceFor(DeviceChoice choice, const CudaProbe& probe)
{
    if (choice == DeviceChoice::cpu)
        return {};
    Device device;
    device.note = whyNoCuda(probe);
    device.cuda = device.note.isEmpty();
    return device;
}

Device chooseDevice(DeviceChoice choice)
{
    if (choice == DeviceChoice::cpu)
        return {};
    static const Device found = deviceFor(choice,
        {loadCuda, [] { return torch::cuda::is_available(); },
            [] { torch::zeros({1}, torch::kCUDA).add_(1).item<float>(); }});
    return found;
}

void setTorchThreads(int threads)
{
    if (threads > 0)
        at::set_num_threads(threads);
}

QString torchVersion()
{
    return QStringLiteral(TORCH_VERSION);
}

} // namespace ecgscan
