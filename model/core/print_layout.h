// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ecgscan {

/// Which leads a page prints where. The columns follow each other in time, each with an equal share
/// of the recording; a rhythm strip below them shows all of it.
struct PrintLayout {
    QString name; ///< Rows x columns + strips: "3x4+1".
    int rows = 3, columns = 4; ///< rows * columns is kLeadCount.
    std::vector<Lead> strips; ///< The usual ones; pages print others, too.

    /// Place of the k-th lead of an order that goes down one column after the other.
    int rowOf(int k) const { return k % rows; }
    int columnOf(int k) const { return k / rows; }
    bool isStrip(Lead lead) const;
};

/// Every layout that this program draws and reads.
const std::vector<PrintLayout>& printLayouts();
QStringList printLayoutNames();

/// nullptr: not in the list.
const PrintLayout* findPrintLayout(const QString& name);

} // namespace ecgscan
