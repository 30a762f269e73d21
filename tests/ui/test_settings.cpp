// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_dialog.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChoiceHoldsAtOnce();
    void nonsenseIsTheDefault();
    void resetLeavesWhatWasOpen();
};

namespace {

struct File {
    QTemporaryDir folder;
    QSettings file {folder.filePath(u"desktop.ini"_s), QSettings::IniFormat};
};

} // namespace

void TestSettings::aChoiceHoldsAtOnce()
{
    File f;
    auto* dialog = new SettingsDialog(Settings(&f.file));
    const QSignalSpy chosen(dialog, &SettingsDialog::deviceChosen);
    auto* device = dialog->findChild<QComboBox*>();
    QCOMPARE(device->currentIndex(), 0);
    device->setCurrentIndex(1);
    Q_EMIT device->activated(1);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).value<DeviceChoice>(), DeviceChoice::cpu);
    QCOMPARE(Settings(&f.file).device(), DeviceChoice::cpu);
    delete dialog;
    const SettingsDialog again(Settings(&f.file), nullptr);
    QCOMPARE(again.findChild<QComboBox*>()->currentIndex(), 1);
}

void TestSettings::nonsenseIsTheDefault()
{
    File f;
    f.file.setValue("engine/device", u"tpu"_s);
    QCOMPARE(Settings(&f.file).device(), DeviceChoice::automatic);
}

void TestSettings::resetLeavesWhatWasOpen()
{
    File f;
    f.file.setValue("engine/device", u"cpu"_s);
    f.file.setValue("last/file", u"/page.png"_s);
    auto* dialog = new SettingsDialog(Settings(&f.file));
    const QSignalSpy chosen(dialog, &SettingsDialog::deviceChosen);
    const auto buttons = dialog->findChildren<QPushButton*>();
    for (QPushButton* button : buttons)
        if (button->text() == u"&Reset all settings"_s)
            button->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(Settings(&f.file).device(), DeviceChoice::automatic);
    QCOMPARE(f.file.value("last/file").toString(), u"/page.png"_s);
    delete dialog;
}

QTEST_MAIN(TestSettings)
#include "test_settings.moc"
