// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/device_choice.h"

namespace ecgscan {

using namespace Qt::StringLiterals;

QStringList deviceNames()
{
    return {u"auto"_s, u"cpu"_s, u"cuda"_s}; // in the order of DeviceChoice
}

QString deviceName(DeviceChoice choice)
{
    return deviceNames().at(static_cast<int>(choice));
}

std::optional<DeviceChoice> deviceChoiceFromName(const QString& name)
{
    const qsizetype at = deviceNames().indexOf(name);
    return at < 0 ? std::nullopt : std::optional(static_cast<DeviceChoice>(at));
}

} // namespace ecgscan
