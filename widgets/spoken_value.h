// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

namespace ecgscan {

/// Gives a painted widget a role and a value that assistive technology reads, beside its accessible
/// name. Call makeSpoken() in the widget's constructor, and sayValue() whenever the value changes.
void makeSpoken(QWidget& widget, QAccessible::Role role);
void sayValue(QWidget& widget, const QString& value);

} // namespace ecgscan
