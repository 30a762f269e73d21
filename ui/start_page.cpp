// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start_page.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ecgscan {

StartPage::StartPage(QAction* openFile, QAction* openFolder, QAction* openSample, QWidget* parent)
    : QWidget(parent)
{
    auto* mark = new QLabel(this);
    mark->setPixmap(QIcon(u":/icons/ecgscan.svg"_s).pixmap(72, 72));
    mark->setAlignment(Qt::AlignCenter);
    auto* title = new QLabel(tr("Open a picture of a 12-lead ECG"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    auto* hint = new QLabel(
        tr("A scan, a PDF or a phone photo. You can also drop files or a folder here."), this);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    auto* caution = new QLabel(
        tr("For research use only. Not a medical device: findings are predicted and are "
           "not a diagnosis."),
        this);
    caution->setAlignment(Qt::AlignCenter);
    caution->setWordWrap(true);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(makeButton(openFile));
    buttons->addWidget(makeButton(openFolder));
    if (openSample)
        buttons->addWidget(makeButton(openSample));
    buttons->addStretch();

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addStretch(2);
    layout->addWidget(mark);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addLayout(buttons);
    layout->addStretch(3);
    layout->addWidget(caution);
}

QPushButton* StartPage::makeButton(QAction* action)
{
    // Without the menu's mnemonic, which the menu bar has here too.
    auto* button = new QPushButton(action->icon(), action->text().remove(u'&'), this);
    button->setMinimumHeight(34);
    button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
    button->setAccessibleName(action->text().remove(u'&').remove(u'…'));
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(
        action, &QAction::changed, button, [button, action] { button->setIcon(action->icon()); });
    return button;
}

} // namespace ecgscan
