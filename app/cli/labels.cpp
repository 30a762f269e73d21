// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labels.h"

#include "model/core/scp_statement.h"

#include <QCoreApplication>
#include <QMap>

namespace ecgscan::cli {

const QStringList& superclasses()
{
    static const QStringList kCodes = [] {
        QStringList codes;
        for (const ScpStatement& statement : scpStatements()) {
            if (statement.isSuperclass())
                codes.append(statement.code);
        }
        return codes;
    }();
    return kCodes;
}

QStringList classesWithSupport(const std::vector<RecordingInfo>& infos, int leastPositives)
{
    QMap<QString, int> counts;
    for (const RecordingInfo& info : infos) {
        for (const QString& statement : info.statements)
            ++counts[statement];
    }
    QStringList classes = superclasses();
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it) {
        if (it.value() >= leastPositives && !classes.contains(it.key()))
            classes.append(it.key());
    }
    return classes;
}

std::vector<int> labelsOf(const RecordingInfo& info, const QStringList& classes)
{
    std::vector<int> labels;
    for (const QString& code : classes) {
        if (superclasses().contains(code))
            labels.push_back(info.superclasses.isEmpty() ? -1
                    : info.superclasses.contains(code)   ? 1
                                                         : 0);
        else
            labels.push_back(info.statements.contains(code) ? 1 : 0);
    }
    return labels;
}

Result<QSet<int>> foldsOf(const QString& numbers, int last)
{
    QSet<int> folds;
    for (const QString& number : numbers.split(u',')) {
        const int fold = number.trimmed().toInt();
        if (fold < 1 || fold > last)
            return fail(Errc::invalidArgument,
                QCoreApplication::translate(
                    "cli", "Folds are numbers from 1 to %1 with commas between them.")
                    .arg(last));
        folds.insert(fold);
    }
    return folds;
}

QHash<QString, std::size_t> rowsByRecord(const RecordingArchive& archive)
{
    QHash<QString, std::size_t> rows;
    for (std::size_t row = 0; row < archive.infos().size(); ++row)
        rows.insert(archive.infos()[row].record, row);
    return rows;
}

} // namespace ecgscan::cli
