// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate.h"

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/page_files.h"
#include "model/core/analysis_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace ecgscan::cli {

using namespace Qt::StringLiterals;

std::optional<Analysis> batchAnalysis(const QString& folder, const QString& picture)
{
    QFile file(QDir(folder).filePath(resultBase(QFileInfo(picture).fileName(), 1) + u".json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto analysis = analysisFromJson(QJsonDocument::fromJson(file.readAll()).object());
    return analysis ? std::optional(std::move(*analysis)) : std::nullopt;
}

int evaluate(const QStringList& arguments)
{
    const QString kind = arguments.value(0);
    if (kind == u"digitisation")
        return evaluateDigitisation(arguments.mid(1));
    if (kind == u"evidence")
        return evaluateEvidence(arguments.mid(1));
    if (kind == u"external")
        return evaluateExternal(arguments.mid(1));
    if (kind == u"findings")
        return evaluateFindings(arguments.mid(1));
    if (kind == u"measurements")
        return evaluateMeasurements(arguments.mid(1));
    if (kind == u"probe")
        return evaluateProbe(arguments.mid(1));
    if (kind == u"reconstruction")
        return evaluateReconstruction(arguments.mid(1));
    if (kind == u"search")
        return evaluateSearch(arguments.mid(1));
    if (kind == u"speed")
        return evaluateSpeed(arguments.mid(1));
    if (kind == u"tables")
        return evaluateTables(arguments.mid(1));
    const QString usage = QCoreApplication::translate("cli",
        "Say what to evaluate: ecgscan evaluate "
        "digitisation|evidence|external|findings|measurements|probe|reconstruction|search|speed|"
        "tables; each "
        "has "
        "--help.");
    const bool help = kind == u"--help" || kind == u"-h";
    help ? out(usage) : err(usage);
    return help ? kOk : kUsage;
}

} // namespace ecgscan::cli
