// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/label_task.h"

#include "model/core/scp_statement.h"

#include <algorithm>
#include <map>

namespace ecgscan {

namespace {

/// Each class of a task with the codes that make it true.
std::map<QString, QStringList> classesOf(LabelTask task)
{
    std::map<QString, QStringList> classes;
    for (const ScpStatement& statement : scpStatements()) {
        const bool isKind = (task == LabelTask::form && statement.kind == StatementKind::form)
            || (task == LabelTask::rhythm && statement.kind == StatementKind::rhythm);
        if ((task == LabelTask::superclass && statement.isSuperclass()) || isKind)
            classes[statement.code].append(statement.code);
        else if (task == LabelTask::subclass && !statement.subclass.isEmpty())
            classes[statement.subclass].append(statement.code);
    }
    return classes;
}

} // namespace

Predictions ofTask(const JudgedSet& set, LabelTask task)
{
    const std::map<QString, QStringList> classes = classesOf(task);
    Predictions predictions;
    for (const auto& [name, codes] : classes)
        predictions.classes.push_back(name);
    for (const JudgedCase& judged : set.cases) {
        const QStringList& labels
            = task == LabelTask::superclass ? judged.superclasses : judged.statements;
        std::vector<int> truth;
        std::vector<float> scores;
        for (const auto& [name, codes] : classes) {
            truth.push_back(std::ranges::any_of(
                codes, [&labels](const QString& code) { return labels.contains(code); }));
            float score = 0;
            for (const QString& code : codes) {
                if (const qsizetype place = set.classes.indexOf(code); place >= 0)
                    score = std::max(score, judged.scores[static_cast<std::size_t>(place)]);
            }
            scores.push_back(score);
        }
        if (std::ranges::count(truth, 1) == 0)
            continue; // nobody looked for any of them
        predictions.patients.push_back(judged.patient);
        predictions.truth.push_back(std::move(truth));
        predictions.scores.push_back(std::move(scores));
    }
    return predictions;
}

JudgedSet casesOf(const JudgedSet& set, const std::function<bool(const JudgedCase&)>& isWanted)
{
    JudgedSet some {set.pages, set.judge, set.classes, {}};
    std::ranges::copy_if(set.cases, std::back_inserter(some.cases), isWanted);
    return some;
}

} // namespace ecgscan
