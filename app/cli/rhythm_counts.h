// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/measurements.h"

#include <QStringList>

namespace ecgscan::cli {

/// How often, of how many.
struct Share {
    int all = 0, of = 0;
    void add(bool counts);
    QString text() const;
};

/// What must and must not be measured by the rhythm that is stated of a recording.
struct RhythmCounts {
    Share fibrillating; ///< AFIB without PR.
    Share sinus; ///< SR, SBRAD, STACH, SARRH with PR, QRS and QT.
    Share paced, notPaced; ///< PACE taken for paced; all others taken for paced.
    Share ectopic, normal; ///< PVC with an ectopic beat; NORM with none of another rhythm likewise.

    void add(const QStringList& statements, const Measurements& measurements);
    void print() const;
};

} // namespace ecgscan::cli
