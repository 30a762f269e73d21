// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <QByteArray>

/// What was measured of pages, as tables for spreadsheets: UTF-8, commas, numbers in the C locale
/// with at most three decimals, empty cells for what is not known. Columns are called as in
/// ecgscan.analysis/1, with their units. Texts can't be formulas.
namespace ecgscan::measurement_csv {

/// A line a page: file, page, whether an ECG was found, confidence, all numbers of "measurements",
/// how many beats there are of each kind, which have the usual P wave before them, pacing spikes,
/// why numbers are missing, codes of remarks and warnings.
QByteArray pageHeader();
QByteArray pageLine(const PageRef& page, const Analysis& analysis);

/// A line a lead of the usual beat: file, page, lead, amplitudes, wave ends, the seconds it was
/// taken from. No lines without a usual beat.
QByteArray leadHeader();
QByteArray leadLines(const PageRef& page, const Analysis& analysis);

} // namespace ecgscan::measurement_csv
