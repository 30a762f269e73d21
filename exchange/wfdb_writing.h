// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/wfdb.h"
#include "model/core/case.h"

#include <QStringList>

namespace ecgscan {

/// What becomes three files: NAME.hea, NAME.dat (format 16, 1 uV a unit) and NAME.atr.
struct WfdbRecord {
    QString name; ///< Letters, digits and underscores.
    Ecg ecg;
    std::vector<WfdbMark> marks; ///< Ascending.
    QStringList comments; ///< Lines of the header, without their "#".
};

/// The printed stretches of the leads on the page's time axis, NaN elsewhere: nothing that was
/// predicted. Where a lead was printed twice, the stretch with the higher confidence counts.
Ecg printedEcg(const Analysis& analysis);

/// Printed leads, and the beats as marks: the usual shape 1 ("N"), another shape 13 ("Q"), behind a
/// pacing spike 12 ("/"), too little read 30 ("?"). Age and sex stand in the comments, as far as
/// they are known.
WfdbRecord wfdbRecord(const QString& name, const CaseFields& fields, const Analysis& analysis);

/// The three files by their suffixes ("hea" ...). NaN becomes -32768; what lies beyond 32.767 mV is
/// cut. Errors: invalidArgument (the name; no samples).
[[nodiscard]] Result<QList<std::pair<QString, QByteArray>>> wfdbFiles(const WfdbRecord& record);

} // namespace ecgscan
