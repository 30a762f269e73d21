// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labels.h"

#include <QMap>

namespace ecgscan::cli {

namespace {

const QStringList& superclasses()
{
    using namespace Qt::StringLiterals;
    static const QStringList kNames {u"NORM"_s, u"MI"_s, u"STTC"_s, u"CD"_s, u"HYP"_s};
    return kNames;
}

} // namespace

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

} // namespace ecgscan::cli
