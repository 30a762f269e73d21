// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/device_choice.h"

#include <QSettings>

namespace ecgscan {

/// What a person set for all pages, in the window's settings file. Unknown keys of other versions
/// stay in it; a value that means nothing is the default.
class Settings {
public:
    /// Not owned; outlives this.
    explicit Settings(QSettings* file)
        : m_file(file)
    {
    }

    DeviceChoice device() const
    {
        return deviceChoiceFromName(m_file->value(kDevice).toString())
            .value_or(DeviceChoice::automatic);
    }
    void setDevice(DeviceChoice choice) { m_file->setValue(kDevice, deviceName(choice)); }
    /// Everything as it was before the first start, but for the pages that were open.
    void reset()
    {
        const QStringList keys = m_file->allKeys();
        for (const QString& key : keys)
            if (!key.startsWith(QLatin1StringView("last/")))
                m_file->remove(key);
    }

private:
    static constexpr QLatin1StringView kDevice {"engine/device"};
    QSettings* m_file;
};

} // namespace ecgscan
