// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace ecgscan {

SettingsDialog::SettingsDialog(Settings settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_device(new QComboBox(this))
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_device->addItem(tr("GPU where there is one"), static_cast<int>(DeviceChoice::automatic));
    m_device->addItem(tr("Processor"), static_cast<int>(DeviceChoice::cpu));
    m_device->addItem(tr("GPU (CUDA)"), static_cast<int>(DeviceChoice::cuda));
    auto* hint = new QLabel(
        tr("Without a GPU that works, the processor is used, with a warning. The status bar says "
           "which it is."),
        this);
    hint->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Networks run on"), m_device);
    form->addRow(QString(), hint);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* reset = buttons->addButton(tr("&Reset all settings"), QDialogButtonBox::ResetRole);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    showValues();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_device, &QComboBox::activated, this, [this] {
        const auto choice = static_cast<DeviceChoice>(m_device->currentData().toInt());
        m_settings.setDevice(choice);
        Q_EMIT deviceChosen(choice);
    });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_settings.reset();
        showValues();
        Q_EMIT deviceChosen(m_settings.device());
    });
}

void SettingsDialog::showValues()
{
    m_device->setCurrentIndex(m_device->findData(static_cast<int>(m_settings.device())));
}

} // namespace ecgscan
