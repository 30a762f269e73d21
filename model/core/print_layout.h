// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ecgscan {

/// A lead as it is printed: the Cabrera sequence prints aVR upside down.
struct PrintedLead {
    Lead lead = Lead::I;
    bool inverted = false;
    bool isOther = false; ///< Not one of the twelve; lead means nothing, and it is not read.
};

/// Which leads a page prints where. The columns follow each other in time, each with an equal share
/// of the recording; a strip below them shows all of it.
struct PrintLayout {
    QString id; ///< "3x4+1", "3x4+1-cabrera", "6x1-limb": no two have the same.
    /// As an analysis says it: rows x columns + strips, "3x4+1"; strips alone are "1x1" or "2x1".
    QString name;
    int rows = 3, columns = 4; ///< Without the strips.
    std::vector<PrintedLead> leads; ///< rows * columns, one column after the other.
    std::vector<Lead> strips; ///< The usual ones; pages print others, too.
    /// As most machines print: others need names that say so.
    bool isCommon = false;

    int rowOf(std::size_t k) const { return static_cast<int>(k) % rows; } ///< Of leads[k].
    int columnOf(std::size_t k) const { return static_cast<int>(k) / rows; }
    std::size_t allRows() const { return static_cast<std::size_t>(rows) + strips.size(); }
};

/// Every layout that this program reads: twelve leads in the standard or the Cabrera sequence,
/// alone or before three others, six limb or chest leads, single strips.
const std::vector<PrintLayout>& printLayouts();
/// common: as most machines print twelve leads.
enum class LayoutChoice { all, common };
/// Those that it draws, too: they have no other leads.
QStringList printLayoutIds(LayoutChoice choice = LayoutChoice::all);

/// nullptr: not in the list.
const PrintLayout* findPrintLayout(const QString& id);

} // namespace ecgscan
