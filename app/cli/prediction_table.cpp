// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/prediction_table.h"

#include "app/cli/labels.h"
#include "exchange/csv.h"
#include "model/core/scp_statement.h"

#include <QCoreApplication>

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

const QStringList kCaseColumns = {u"pages"_s, u"judge"_s, u"record"_s, u"patient"_s, u"fold"_s,
    u"age"_s, u"sex"_s, u"superclasses"_s, u"statements"_s};

JudgedSet& setOf(std::vector<JudgedSet>& sets, const QString& pages, const QString& judge)
{
    const auto place = std::ranges::find_if(
        sets, [&](const JudgedSet& set) { return set.pages == pages && set.judge == judge; });
    return place != sets.end() ? *place : sets.emplace_back(JudgedSet {pages, judge, {}, {}});
}

/// The classes of a table: every code that is a column of it.
QStringList classesOf(const CsvTable& table)
{
    QStringList classes;
    for (const ScpStatement& statement : scpStatements()) {
        if (table.hasColumn(statement.code))
            classes.append(statement.code);
    }
    return classes;
}

void addClasses(JudgedSet& set, const QStringList& classes)
{
    for (const QString& code : classes) {
        if (set.classes.contains(code))
            continue;
        set.classes.append(code);
        for (JudgedCase& judged : set.cases)
            judged.scores.push_back(0);
    }
}

Status addTable(const QString& file, std::vector<JudgedSet>& sets)
{
    ECGSCAN_TRY(const CsvTable table, CsvTable::read(file));
    const auto corrupt = [&file] {
        return fail(Errc::corrupt,
            QCoreApplication::translate("cli",
                "%1 is no table of predictions. Make one with evaluate findings --predictions.")
                .arg(file));
    };
    if (!std::ranges::all_of(
            kCaseColumns, [&](const QString& column) { return table.hasColumn(column); }))
        return corrupt();
    const QStringList classes = classesOf(table);
    for (qsizetype row = 0; row < table.rows(); ++row) {
        JudgedSet& set = setOf(sets, table.value(row, u"pages"_s), table.value(row, u"judge"_s));
        addClasses(set, classes);
        const auto list = [&](const QString& column) {
            return table.value(row, column).split(u';', Qt::SkipEmptyParts);
        };
        const auto number = [&](const QString& column) {
            bool ok = false;
            const int value = table.value(row, column).toInt(&ok);
            return ok ? value : -1;
        };
        JudgedCase judged {table.value(row, u"record"_s), table.value(row, u"patient"_s),
            number(u"fold"_s), number(u"age"_s), number(u"sex"_s), list(u"superclasses"_s),
            list(u"statements"_s), {}};
        for (const QString& code : std::as_const(set.classes)) {
            bool isNumber = true;
            const float score
                = table.hasColumn(code) ? table.value(row, code).toFloat(&isNumber) : 0;
            if (!isNumber || !(score >= 0 && score <= 1))
                return corrupt();
            judged.scores.push_back(score);
        }
        set.cases.push_back(std::move(judged));
    }
    return {};
}

} // namespace

JudgedSet judgedSet(const QString& pages, const QString& judge, const Predictions& predictions,
    const std::vector<const RecordingInfo*>& infos)
{
    JudgedSet set {
        pages, judge, QStringList(predictions.classes.begin(), predictions.classes.end()), {}};
    for (std::size_t k = 0; k < infos.size(); ++k) {
        const RecordingInfo& info = *infos[k];
        set.cases.push_back({info.record, info.patient, info.fold, info.ageYears, info.sex,
            info.superclasses, info.statements, predictions.scores[k]});
    }
    return set;
}

QByteArray predictionTable(const std::vector<JudgedSet>& sets)
{
    QString text;
    for (const JudgedSet& set : sets) {
        Q_ASSERT(set.classes == sets.front().classes);
        if (text.isEmpty())
            text = (kCaseColumns + set.classes).join(u',') + u'\n';
        for (const JudgedCase& judged : set.cases) {
            QStringList cells {set.pages, set.judge, judged.record, judged.patient,
                QString::number(judged.fold), QString::number(judged.ageYears),
                QString::number(judged.sex), judged.superclasses.join(u';'),
                judged.statements.join(u';')};
            for (const float score : judged.scores)
                cells.append(QString::number(score, 'f', 4));
            for (QString& cell : cells)
                cell = csvField(cell);
            text += cells.join(u',') + u'\n';
        }
    }
    return text.toUtf8();
}

Result<std::vector<JudgedSet>> readPredictionTables(const QStringList& files)
{
    std::vector<JudgedSet> sets;
    for (const QString& file : files)
        ECGSCAN_CHECK(addTable(file, sets));
    return sets;
}

} // namespace ecgscan::cli
