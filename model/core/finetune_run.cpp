// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/finetune_run.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

/// Texts for the user.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ecgscan::FinetuneRun)
};

Result<QJsonObject> readObject(const QString& folder, QLatin1StringView name)
{
    QFile file(folder + u'/' + name);
    if (!file.exists())
        return fail(Errc::notFound, Text::tr("The files of the training run are not there yet."));
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            Errc::io, Text::tr("The files of the training run can't be read."), file.errorString());
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return fail(
            Errc::corrupt, Text::tr("The files of the training run are damaged. Start it again."));
    return document.object();
}

std::optional<double> number(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QJsonValue orNull(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

constexpr std::pair<FinetuneProgress::State, QLatin1StringView> kStates[]
    = {{FinetuneProgress::State::running, "running"_L1}, {FinetuneProgress::State::done, "done"_L1},
        {FinetuneProgress::State::failed, "failed"_L1}};

} // namespace

QJsonObject toJson(const FinetuneProgress& progress)
{
    QJsonObject object {{"percent"_L1, progress.percent}, {"step"_L1, progress.step},
        {"message"_L1, progress.message}};
    for (const auto& [value, name] : kStates)
        if (progress.state == value)
            object["state"_L1] = name;
    return object;
}

QJsonObject toJson(const FinetuneReport& report)
{
    QJsonArray classes;
    for (const FinetuneClass& row : report.classes)
        classes.append(QJsonObject {{"code"_L1, row.code}, {"name"_L1, row.name},
            {"n_positive"_L1, row.positives}, {"n_negative"_L1, row.negatives},
            {"before_auroc"_L1, orNull(row.aurocBefore)},
            {"after_auroc"_L1, orNull(row.aurocAfter)},
            {"before_brier"_L1, orNull(row.brierBefore)},
            {"after_brier"_L1, orNull(row.brierAfter)}, {"learned"_L1, row.learned}});
    return {{"classes"_L1, classes}, {"summary"_L1, report.summary},
        {"head"_L1, QJsonObject {{"sha256"_L1, report.head ? report.head->sha256 : QString()}}},
        {"recommend"_L1, report.recommended ? "adopt"_L1 : "keep"_L1}};
}

Result<FinetuneProgress> readProgress(const QString& folder)
{
    ECGSCAN_TRY(const QJsonObject object, readObject(folder, kFinetuneProgressFile));
    FinetuneProgress progress;
    const QString state = object["state"_L1].toString();
    for (const auto& [value, name] : kStates)
        progress.state = state == name ? value : progress.state;
    progress.percent = std::clamp(object["percent"_L1].toInt(), 0, 100);
    progress.step = object["step"_L1].toString();
    progress.message = object["message"_L1].toString();
    return progress;
}

Result<FinetuneReport> readReport(const QString& folder)
{
    ECGSCAN_TRY(const QJsonObject object, readObject(folder, kFinetuneReportFile));
    FinetuneReport report;
    report.summary = object["summary"_L1].toString();
    report.recommended = object["recommend"_L1].toString() == "adopt"_L1;
    const QString sha256 = object["head"_L1].toObject()["sha256"_L1].toString();
    if (!sha256.isEmpty())
        report.head = AdoptedHead {folder, sha256};
    const QJsonArray classes = object["classes"_L1].toArray();
    for (const QJsonValue& value : classes) {
        const QJsonObject row = value.toObject();
        report.classes.push_back(
            {row["code"_L1].toString(), row["name"_L1].toString(), row["n_positive"_L1].toInt(),
                row["n_negative"_L1].toInt(), number(row["before_auroc"_L1]),
                number(row["after_auroc"_L1]), number(row["before_brier"_L1]),
                number(row["after_brier"_L1]), row["learned"_L1].toBool()});
    }
    return report;
}

} // namespace ecgscan
