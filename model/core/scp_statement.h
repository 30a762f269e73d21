// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace ecgscan {

/// Of statements that are not only diagnostic.
enum class StatementKind { diagnostic, form, rhythm };

/// A statement a reader can choose: SCP-ECG statement codes as PTB-XL uses them, and the five
/// superclasses.
struct ScpStatement {
    QString code;
    QString name; ///< English, as in the SCP-ECG standard (EN 1064).
    QString scheme; ///< "SCP-ECG" or "superclass"
    QString subclass; ///< PTB-XL's diagnostic subclass, such as "ISCA"; empty: not diagnostic.
    StatementKind kind = StatementKind::diagnostic; ///< Some form statements have a subclass too.

    bool isSuperclass() const { return scheme == u"superclass"; }
};

/// Superclasses first, then the 70 other statements of PTB-XL in alphabetical order of the code
/// (NORM is both a statement and a superclass and stands once). Owned by the function.
const std::vector<ScpStatement>& scpStatements();

/// nullptr: not in the list.
const ScpStatement* findStatement(const QString& code);

/// The name of a code, or the code itself where it is not in the list (a local label).
QString statementName(const QString& code);

/// A statement's name in the user's language, for the screen alone: files, networks and searches
/// keep the English one. A name that is no statement's stays as it is.
QString shownName(const QString& name);

/// The same with soft hyphens where its long words may be broken, for narrow columns.
QString hyphenatedName(const QString& name);

} // namespace ecgscan
