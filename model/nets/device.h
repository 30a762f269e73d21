// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/device_choice.h"

#include <QString>

#include <functional>

namespace ecgscan {

/// Where the networks run.
struct Device {
    bool cuda = false;
    QString name() const { return cuda ? QStringLiteral("cuda:0") : QStringLiteral("cpu"); }
    QString note; ///< Translated: why the CPU is used where a GPU was asked for or looked for; else
                  ///< empty.
};

/// Looks for CUDA's libraries beside LibTorch (they are optional) and for a device. Never fails:
/// without either, or when they do not work, the answer is the CPU with a note. The first call with
/// automatic or cuda takes about 0.1 s without CUDA libraries, seconds with them; the answer is
/// kept.
Device chooseDevice(DeviceChoice choice);

/// How the computer is asked whether CUDA works, step by step.
struct CudaProbe {
    std::function<QString()> loadLibraries; ///< Empty: they are there; else why not.
    std::function<bool()> hasDevice; ///< May throw what Torch throws.
    std::function<void()> compute; ///< A little on the device; throws when it fails.
};

/// What chooseDevice() answers on a computer that answers like this.
Device deviceFor(DeviceChoice choice, const CudaProbe& probe);

/// How many threads Torch uses in this process; 0 leaves its default (one a core).
void setTorchThreads(int threads);

QString torchVersion();

} // namespace ecgscan
