// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAction;

namespace ecgscan {

QString aboutText(); ///< Rich text with version, purpose and research-use sentence.

QString measurementsText(); ///< Rich text: how each measurement is defined, with its source.

/// Rich text: every action with a shortcut, and the keys of the views.
QString shortcutsText(const QList<QAction*>& actions);

} // namespace ecgscan
