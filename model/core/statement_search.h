// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QList>
#include <QString>

namespace ecgscan {

/// Lower case, without accents and without what is neither letter nor digit; ß becomes ss.
QString folded(const QString& text);

/// A statement that fits what was typed, and the word by which it does.
struct StatementMatch {
    QString code;
    QString name; ///< In the language of the window.
    QString word; ///< The synonym that fits; empty where code or name do.
};

/// Statements of SCP-ECG and of the site whose code, name or synonyms (English and German,
/// resources/terms/synonyms.txt) fit the text: first those that are it, then those that begin with
/// it, then those with a word that begins with it. Empty text: all of them.
QList<StatementMatch> matchingStatements(const QString& text, const QList<SiteLabel>& siteLabels);

/// The code of a statement of which the text is code, name or synonym. Empty: it is none, or
/// synonym of several.
QString statementCode(const QString& text, const QList<SiteLabel>& siteLabels);

} // namespace ecgscan
