// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/metrics.h"

#include <optional>
#include <vector>

namespace ecgscan {

/// A figure with its 95 % interval from a bootstrap over patients. nullopt: too few cases.
struct Figure {
    std::optional<double> value;
    std::optional<Interval> interval;
};

struct ClassFigures {
    QString code;
    int positives = 0, negatives = 0;
    Figure auroc;
    std::optional<double> brierSkill;
};

struct FindingsFigures {
    std::size_t cases = 0, patients = 0;
    Figure superclassAuroc; ///< Macro; a superclass counts from one positive on.
    Figure statementAuroc; ///< Macro over the statements with leastPositives.
    Figure superclassError; ///< ECE, 10 equal-mass bins, pooled over the superclasses.
    Figure superclassSlope; ///< Of calibration, pooled over the superclasses.
    std::vector<ClassFigures> classes; ///< Superclasses, then statements with leastPositives.
};

struct EvaluationOptions {
    std::size_t superclasses = 5; ///< The first classes.
    int leastPositives = 10; ///< A statement with fewer is left out.
    int draws = 1000;
    unsigned seed = 1;
};

FindingsFigures evaluateFindings(const Predictions& predictions, const EvaluationOptions& options);

/// Macro AUROC over the classes that have leastPositives.
Figure macroFigure(const Predictions& predictions, const EvaluationOptions& options);

/// Superclass macro AUROC of a minus that of b, on the same draws of the same cases.
Figure superclassDifference(
    const Predictions& a, const Predictions& b, const EvaluationOptions& options);

} // namespace ecgscan
