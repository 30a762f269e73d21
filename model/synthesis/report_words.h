// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace ecgscan {

/// Ways in which readers say a statement, in English, beside its name; empty for one that only its
/// name says.
const QStringList& waysToSay(const QString& code);

/// Those of these codes that a report says, each once: known statements, and of the superclasses
/// NORM.
QStringList sayable(const QStringList& codes);

/// What a reader would write of these statements: a sentence each, in words and an order that vary
/// with the seed. Only what is sayable() is said.
QString reportOf(const QStringList& statements, unsigned seed);

} // namespace ecgscan
