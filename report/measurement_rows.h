// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/corrections.h"
#include "model/core/measurements.h"
#include "report/report_text.h"

namespace ecgscan {

/// "412 ms"; a dash where it is not known. Numbers as the user's locale writes them.
QString measured(const std::optional<double>& value, const QString& unit, int decimals = 0);

QList<ReportColumn> measurementColumns();
/// Name, value with its unit, expected error, how it was got or why it was not.
/// byHand: keys of what lies between wave boundaries that a person moved.
QList<ReportRow> measurementRows(const Measurements& measurements, const QSet<QString>& byHand);

QList<ReportColumn> amplitudeColumns();
/// Of the usual beat, a row a lead.
QList<ReportRow> amplitudeRows(const UsualBeat& beat);

} // namespace ecgscan
