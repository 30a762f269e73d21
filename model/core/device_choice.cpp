// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/device_choice.h"

namespace ecgscan {

using namespace Qt::StringLiterals;

QStringList deviceNames()
{
    return {u"auto"_s, u"cpu"_s, u"cuda"_s};
}

std::optional<DeviceChoice> deviceChoiceFromName(const QString& name)
{
    if (name == u"auto")
        return DeviceChoice::automatic;
    if (name == u"cpu")
        return DeviceChoice::cpu;
    if (name == u"cuda")
        return DeviceChoice::cuda;
    return std::nullopt;
}

} // namespace ecgscan
