// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

/// Owned by the application.
bool install(const QString& file)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    return translator->load(file) && QCoreApplication::installTranslator(translator.release());
}

} // namespace

void installTranslations(const QLocale& locale)
{
    const QStringList languages = locale.uiLanguages();
    for (const QString& name : languages) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::English)
            return;
        const QString code = QLocale::languageToCode(language);
        if (!install(u":/translations/ecgscan_%1.qm"_s.arg(code)))
            continue;
        // Buttons of dialogs and the like; without the package of them they stay English.
        install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_%1.qm"_s.arg(code));
        return;
    }
}

} // namespace ecgscan
