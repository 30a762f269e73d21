// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

/// The left button, without the way over the screen's pointer, which differs from platform to
/// platform.
namespace drag {

inline void send(QWidget* widget, QEvent::Type type, QPointF at, Qt::KeyboardModifiers keys)
{
    const bool isMove = type == QEvent::MouseMove, isRelease = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, widget->mapToGlobal(at), isMove ? Qt::NoButton : Qt::LeftButton,
        isRelease ? Qt::NoButton : Qt::LeftButton, keys);
    QCoreApplication::sendEvent(widget, &event);
}
inline void pressed(QWidget* widget, QPointF at, Qt::KeyboardModifiers keys = {})
{
    send(widget, QEvent::MouseButtonPress, at, keys);
}
inline void moved(QWidget* widget, QPointF at, Qt::KeyboardModifiers keys = {})
{
    send(widget, QEvent::MouseMove, at, keys);
}
inline void released(QWidget* widget, QPointF at, Qt::KeyboardModifiers keys = {})
{
    send(widget, QEvent::MouseButtonRelease, at, keys);
}

} // namespace drag
