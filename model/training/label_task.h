// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/metrics.h"

#include <QString>
#include <QStringList>

#include <array>
#include <functional>
#include <vector>

namespace ecgscan {

/// What PTB-XL's statements are asked as (Strodthoff et al., IEEE JBHI 2021): the superclasses, the
/// diagnostic subclasses, statements of form, statements of rhythm.
enum class LabelTask { superclass, subclass, form, rhythm };

inline constexpr std::array kLabelTasks
    = {LabelTask::superclass, LabelTask::subclass, LabelTask::form, LabelTask::rhythm};

/// What was said of one recording, and what is true of it.
struct JudgedCase {
    QString record, patient;
    int fold = 0;
    int ageYears = -1; ///< -1 unknown; 300 means over 89.
    int sex = -1; ///< PTB-XL: 0 male, 1 female, -1 unknown.
    QStringList superclasses, statements; ///< True of it, as codes.
    std::vector<float> scores; ///< Probabilities, in the order of the set's classes.
};

/// What one judge said of one set of pages.
struct JudgedSet {
    QString pages; ///< Name of the set: "scans".
    QString judge; ///< "true", "traced", "image", "both".
    QStringList classes; ///< Codes of superclasses and statements.
    std::vector<JudgedCase> cases;
};

/// Scores and truths of a task: cases without any label of the task are left out; a subclass is as
/// likely as the likeliest of its statements; a class of which nothing was said has equal scores.
Predictions ofTask(const JudgedSet& set, LabelTask task);

/// The cases that are wanted.
JudgedSet casesOf(const JudgedSet& set, const std::function<bool(const JudgedCase&)>& isWanted);

} // namespace ecgscan
