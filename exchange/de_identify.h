// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"

#include <QHash>
#include <QImage>

namespace ecgscan {

/// Random names of patients; the same patient gets the same one for as long as this lives. Nothing
/// leads back from a name to the patient.
class Pseudonyms {
public:
    QString of(const QString& patient);

private:
    QHash<QString, QString> m_names;
};

/// Who a case is of. Pages of one file are of one patient where nothing else is known.
QString patientKey(const CaseRecord& record);

/// Without what says whose case it is: patient id, dates, note, file names and hashes, labels in
/// the reader's own words, warnings that are not of the page alone, and ages over 89 (they become
/// 90). pageName: what the page is called from now on.
CaseRecord deIdentified(CaseRecord record, const QString& patient, const QString& pageName);

/// The picture with everything painted over in the colour of its paper that lies above the first
/// row of leads, below the last one, or beside them; names of leads and pulses stay. Texts among
/// the rows stay, too: no one but a reader can tell them from the ECG. Of the same size, so paths
/// of the analysis hold. Errors: noEcg (nothing says where the leads are).
[[nodiscard]] Result<QImage> maskedPage(const QImage& page, const Analysis& analysis);

} // namespace ecgscan
