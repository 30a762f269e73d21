// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace ecgscan {

/// The texts of the program and those of Qt in the first language of the locale that there is; in
/// English, the language of the source, where that comes first or there is none. Once, at the
/// start of a program, after its application object; programs that one starts speak its language,
/// since the environment says it (LANGUAGE, LC_ALL, LC_MESSAGES or LANG, the first that is set).
/// Files are written in the C locale whatever the language is.
void installTranslations(const QLocale& locale = QLocale::system());

} // namespace ecgscan
