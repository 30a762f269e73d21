// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/finding_tables.h"

#include "app/cli/console.h"
#include "app/cli/labels.h"
#include "app/cli/plot.h"

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kFewestCases = 20; ///< Of a group of patients with a figure.

struct Group {
    QString name;
    std::function<bool(const JudgedCase&)> holds;
};

/// A row of a Markdown table.
void row(const QStringList& cells)
{
    out(u"| "_s + cells.join(u" | "_s) + u" |"_s);
}

void heading(const QStringList& cells)
{
    row(cells);
    row(QStringList(cells.size(), u"---"_s));
}

std::vector<Group> groups()
{
    const auto aged = [](int from, int to) {
        return [from, to](const JudgedCase& judged) {
            return judged.ageYears >= from && judged.ageYears < to;
        };
    };
    constexpr int kOldest = 1000; // PTB-XL says 300 of those over 89
    return {{QCoreApplication::translate("cli", "women"),
                [](const JudgedCase& judged) { return judged.sex == 1; }},
        {QCoreApplication::translate("cli", "men"),
            [](const JudgedCase& judged) { return judged.sex == 0; }},
        {QCoreApplication::translate("cli", "under 40 years"), aged(0, 40)},
        {QCoreApplication::translate("cli", "40 to 59"), aged(40, 60)},
        {QCoreApplication::translate("cli", "60 to 79"), aged(60, 80)},
        {QCoreApplication::translate("cli", "80 and over"), aged(80, kOldest)}};
}

/// Macro AUROC by task, calibration of the superclasses, a row a set.
void printSets(const std::vector<JudgedSet>& sets, const EvaluationOptions& options)
{
    heading({QCoreApplication::translate("cli", "pages"),
        QCoreApplication::translate("cli", "judge"), QCoreApplication::translate("cli", "cases"),
        QCoreApplication::translate("cli", "superclasses"),
        QCoreApplication::translate("cli", "subclasses"),
        QCoreApplication::translate("cli", "form"), QCoreApplication::translate("cli", "rhythm"),
        u"ECE"_s, QCoreApplication::translate("cli", "slope")});
    for (const JudgedSet& set : sets) {
        QStringList cells {set.pages, set.judge, QString::number(set.cases.size())};
        const FindingsFigures super = evaluateFindings(ofTask(set, LabelTask::superclass), options);
        cells.append(figureText(super.superclassAuroc));
        for (const LabelTask task : {LabelTask::subclass, LabelTask::form, LabelTask::rhythm})
            cells.append(figureText(macroFigure(ofTask(set, task), options)));
        row(cells
            + QStringList {figureText(super.superclassError), figureText(super.superclassSlope)});
    }
    out({});
}

/// Every other judge minus the true signals of the same pages.
void printDifferences(const std::vector<JudgedSet>& sets, const EvaluationOptions& options)
{
    const auto isTruth = [](const JudgedSet& set) { return set.judge == u"true"; };
    if (std::ranges::none_of(sets, isTruth) || std::ranges::all_of(sets, isTruth))
        return;
    heading(
        {QCoreApplication::translate("cli", "pages"), QCoreApplication::translate("cli", "judge"),
            QCoreApplication::translate("cli", "superclasses minus those from true signals")});
    for (const JudgedSet& set : sets) {
        const auto truth = std::ranges::find_if(sets, [&](const JudgedSet& other) {
            return isTruth(other) && other.pages == set.pages
                && std::ranges::equal(
                    other.cases, set.cases, {}, &JudgedCase::record, &JudgedCase::record);
        });
        if (isTruth(set) || truth == sets.end())
            continue;
        row({set.pages, set.judge,
            figureText(superclassDifference(ofTask(set, LabelTask::superclass),
                ofTask(*truth, LabelTask::superclass), options))});
    }
    out({});
}

/// The sets that this judge saw.
std::vector<JudgedSet> ofJudge(const std::vector<JudgedSet>& sets, const QString& judge)
{
    std::vector<JudgedSet> own;
    std::ranges::copy_if(sets, std::back_inserter(own),
        [&judge](const JudgedSet& set) { return set.judge == judge; });
    return own;
}

QStringList namesOf(const std::vector<JudgedSet>& sets)
{
    QStringList names;
    for (const JudgedSet& set : sets)
        names.append(set.pages);
    return names;
}

void printClasses(const std::vector<JudgedSet>& sets, const EvaluationOptions& options)
{
    for (const LabelTask task : kLabelTasks) {
        std::vector<FindingsFigures> figures;
        for (const JudgedSet& set : sets) {
            EvaluationOptions all = options;
            all.superclasses = task == LabelTask::superclass ? options.superclasses : 0;
            figures.push_back(evaluateFindings(ofTask(set, task), all));
        }
        if (std::ranges::all_of(
                figures, [](const FindingsFigures& f) { return f.classes.empty(); }))
            continue;
        QStringList cells {
            QCoreApplication::translate("cli", "class"), QCoreApplication::translate("cli", "n+")};
        for (const QString& name : namesOf(sets)) {
            cells.append(QCoreApplication::translate("cli", "AUROC, %1").arg(name));
            cells.append(QCoreApplication::translate("cli", "Brier skill"));
        }
        heading(cells);
        for (const ClassFigures& first : figures.front().classes) {
            cells = {first.code, QString::number(first.positives)};
            for (const FindingsFigures& f : figures) {
                const auto own = std::ranges::find(f.classes, first.code, &ClassFigures::code);
                cells.append(own == f.classes.end() ? u"-"_s : figureText(own->auroc));
                cells.append(own == f.classes.end() ? u"-"_s : figureText(own->brierSkill));
            }
            row(cells);
        }
        out({});
    }
}

/// Nothing where neither age nor sex is known.
void printGroups(const std::vector<JudgedSet>& sets, const EvaluationOptions& options)
{
    std::vector<Group> known = groups();
    std::erase_if(known, [&sets](const Group& group) {
        return std::ranges::none_of(sets.front().cases, group.holds);
    });
    if (known.empty())
        return;
    heading(QStringList {QCoreApplication::translate("cli", "patients"), u"n"_s} + namesOf(sets));
    for (const Group& group : known) {
        QStringList cells {group.name};
        for (const JudgedSet& set : sets) {
            const Predictions some = ofTask(casesOf(set, group.holds), LabelTask::superclass);
            if (cells.size() == 1)
                cells.append(QString::number(some.patients.size()));
            cells.append(some.patients.size() < kFewestCases
                    ? u"-"_s
                    : figureText(evaluateFindings(some, options).superclassAuroc));
        }
        row(cells);
    }
    out({});
}

} // namespace

QString figureText(const std::optional<double>& value)
{
    return value ? QString::number(*value, 'f', 3) : u"-"_s;
}

QString figureText(const Figure& figure)
{
    return figure.interval ? QCoreApplication::translate("cli", "%1 (%2 to %3)")
                                 .arg(figureText(figure.value), figureText(figure.interval->low),
                                     figureText(figure.interval->high))
                           : figureText(figure.value);
}

bool hasJudge(const std::vector<JudgedSet>& sets, const QString& judge)
{
    return !ofJudge(sets, judge).empty();
}

void printTables(
    const std::vector<JudgedSet>& sets, const QString& judge, const EvaluationOptions& options)
{
    out(QCoreApplication::translate("cli",
        "Macro AUROC with 95 % intervals over patients; statements with %1 or more positives.\n")
            .arg(options.leastPositives));
    printSets(sets, options);
    printDifferences(sets, options);
    out(QCoreApplication::translate("cli", "Judge: %1\n").arg(judge));
    const std::vector<JudgedSet> judged = ofJudge(sets, judge);
    printClasses(judged, options);
    printGroups(judged, options);
}

QByteArray reliabilityPlot(const std::vector<JudgedSet>& sets, const QString& judge)
{
    const JudgedSet set = ofJudge(sets, judge).front();
    Plot plot;
    plot.title
        = QCoreApplication::translate("cli", "Superclasses, %1, %2").arg(set.pages, set.judge);
    plot.x.label = QCoreApplication::translate("cli", "predicted probability");
    plot.y.label = QCoreApplication::translate("cli", "share that was true");
    plot.lines.push_back({{0, 0}, {1, 1}, true});
    plot.connected = true;
    std::vector<std::size_t> classes(kSuperclassCount);
    for (std::size_t c = 0; c < classes.size(); ++c)
        classes[c] = c;
    for (const ReliabilityBin& bin : reliability(ofTask(set, LabelTask::superclass), classes))
        plot.points.emplace_back(bin.probability, bin.rate);
    return toSvg(plot);
}

} // namespace ecgscan::cli
