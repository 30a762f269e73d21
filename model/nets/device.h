// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace ecgscan {

/// What a person asks for, and what there is.
enum class DeviceChoice { automatic, cpu, cuda };

struct Device {
    bool cuda = false;
    QString name() const { return cuda ? QStringLiteral("cuda:0") : QStringLiteral("cpu"); }
    QString note; ///< Translated: why the CPU is used where a GPU was asked for or looked for; else
                  ///< empty.
};

/// "auto", "cpu", "cuda"; nullopt for anything else.
std::optional<DeviceChoice> deviceChoiceFromName(const QString& name);

/// Looks for CUDA's libraries beside LibTorch (they are optional) and for a device. Never fails:
/// without either, or when they do not work, the answer is the CPU with a note. The first call with
/// automatic or cuda takes about 0.1 s without CUDA libraries, seconds with them; the answer is
/// kept.
Device chooseDevice(DeviceChoice choice);

/// How many threads Torch uses in this process; 0 leaves its default (one a core).
void setTorchThreads(int threads);

QString torchVersion();

} // namespace ecgscan
