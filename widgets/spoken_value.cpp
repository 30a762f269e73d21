// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spoken_value.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace ecgscan {
namespace {

constexpr auto kRole = "spokenRole", kValue = "spokenValue";

class SpokenFace : public QAccessibleWidget {
public:
    explicit SpokenFace(QWidget* widget)
        : QAccessibleWidget(widget, static_cast<QAccessible::Role>(widget->property(kRole).toInt()))
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? widget()->property(kValue).toString()
                                          : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* spokenFace(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    return widget && widget->property(kRole).isValid() ? new SpokenFace(widget) : nullptr;
}

} // namespace

void makeSpoken(QWidget& widget, QAccessible::Role role)
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(spokenFace);
        return true;
    }();
    Q_UNUSED(kInstalled)
    widget.setProperty(kRole, static_cast<int>(role));
}

void sayValue(QWidget& widget, const QString& value)
{
    if (widget.property(kValue).toString() == value)
        return;
    widget.setProperty(kValue, value);
    QAccessibleValueChangeEvent said(&widget, value);
    QAccessible::updateAccessibility(&said);
}

} // namespace ecgscan
