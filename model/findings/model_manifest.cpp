// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/model_manifest.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace ecgscan {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const Calibration& calibration)
{
    return {{u"slope"_s, calibration.slope}, {u"offset"_s, calibration.offset}};
}

Calibration calibrationFromJson(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    return {object.value(u"slope").toDouble(1), object.value(u"offset").toDouble()};
}

const QString kSchema = u"ecgscan.model/2"_s;

bool isSound(const FindingClass& c)
{
    const auto isShare = [](double value) { return value >= 0 && value <= 1; };
    return !c.code.isEmpty() && isShare(c.threshold) && isShare(c.fusion.pageShare)
        && c.calibration.slope > 0 && c.pageCalibration.slope > 0 && c.fusion.calibration.slope > 0;
}

} // namespace

QJsonObject toJson(const ModelManifest& manifest)
{
    QJsonArray classes;
    for (const FindingClass& c : manifest.classes) {
        QJsonObject fusion = toJson(c.fusion.calibration);
        fusion.insert(u"page_share"_s, c.fusion.pageShare);
        classes.append(QJsonObject {{u"code"_s, c.code}, {u"scheme"_s, c.scheme},
            {u"signal"_s, toJson(c.calibration)}, {u"page"_s, toJson(c.pageCalibration)},
            {u"fusion"_s, fusion}, {u"threshold"_s, c.threshold}});
    }
    return {{u"schema"_s, kSchema}, {u"id"_s, manifest.id}, {u"sha256"_s, manifest.sha256},
        {u"bytes"_s, manifest.bytes}, {u"input"_s, manifest.input}, {u"classes"_s, classes},
        {u"vocabulary"_s, QJsonArray::fromStringList(manifest.vocabulary)},
        {u"training"_s, manifest.training}};
}

Result<ModelManifest> manifestFromJson(const QJsonObject& object)
{
    ModelManifest manifest;
    manifest.id = object.value(u"id").toString();
    manifest.sha256 = object.value(u"sha256").toString();
    manifest.bytes = object.value(u"bytes").toInteger();
    manifest.input = object.value(u"input").toString();
    manifest.training = object.value(u"training").toObject();
    for (const auto& word : object.value(u"vocabulary").toArray())
        manifest.vocabulary.append(word.toString());
    for (const auto& item : object.value(u"classes").toArray()) {
        const QJsonObject c = item.toObject();
        manifest.classes.push_back({c.value(u"code").toString(), c.value(u"scheme").toString(),
            calibrationFromJson(c.value(u"signal")), c.value(u"threshold").toDouble(0.5),
            calibrationFromJson(c.value(u"page")),
            {c.value(u"fusion").toObject().value(u"page_share").toDouble(),
                calibrationFromJson(c.value(u"fusion"))}});
    }
    const QString schema = object.value(u"schema").toString();
    // The first version described classes in other words.
    const bool isKnown
        = schema == kSchema || (schema == u"ecgscan.model/1" && manifest.classes.empty());
    if (!isKnown || manifest.sha256.size() != 64 || !std::ranges::all_of(manifest.classes, isSound))
        return fail(Errc::corrupt,
            QCoreApplication::translate("Model",
                "The description of a network is damaged or of another version. Install the "
                "program again, or train the network again with this version."));
    return manifest;
}

Result<ModelManifest> readManifest(const QString& folder, ModelTrust trust)
{
    ECGSCAN_TRY(const QByteArray bytes, readModelFile(folder, u"manifest.json"_s, trust));
    return manifestFromJson(QJsonDocument::fromJson(bytes).object());
}

} // namespace ecgscan
