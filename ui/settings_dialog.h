// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings.h"

#include <QDialog>

class QComboBox;

namespace ecgscan {

/// What can be set. Each change holds at once; there is nothing to confirm.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(Settings settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void deviceChosen(DeviceChoice choice);

private:
    void showValues();

    Settings m_settings;
    QComboBox* m_device;
};

} // namespace ecgscan
