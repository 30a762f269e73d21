// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_options.h"

#include "app/cli/console.h"
#include "app/cli/locations.h"
#include "model/core/errc_name.h"

#include <QFileInfo>

namespace ecgscan::cli {

using namespace Qt::StringLiterals;

namespace {

/// "tooLarge" -> "too_large": codes of warnings are in snake case.
QString warningCode(Errc code)
{
    QString name;
    for (const QChar letter : QString(errcName(code))) {
        if (letter.isUpper())
            name += u'_';
        name += letter.toLower();
    }
    return name;
}

} // namespace

void addDeviceOption(QCommandLineParser& parser)
{
    parser.addOption(
        option(u"device"_s, deviceNames().join(u", "), u"DEVICE"_s, deviceNames().first()));
}

void addEngineOptions(QCommandLineParser& parser)
{
    addDeviceOption(parser);
    parser.addOption({u"models"_s,
        QCoreApplication::translate(
            "cli", "use the findings network in this folder instead of the one that came along"),
        u"DIR"_s});
    parser.addOption({u"layouts"_s,
        QCoreApplication::translate("cli",
            "folder of layouts of your own (*.json); default: \"layouts\" in the user's data "
            "folder"),
        u"DIR"_s});
}

std::optional<DeviceChoice> deviceChoice(const QCommandLineParser& parser)
{
    return isOneOf(parser, u"device"_s, deviceNames())
        ? deviceChoiceFromName(parser.value(u"device"_s))
        : std::nullopt;
}

std::optional<EngineOptions> engineOptions(const QCommandLineParser& parser)
{
    const auto device = deviceChoice(parser);
    if (!device)
        return std::nullopt;
    const Locations places = locations();
    if (parser.isSet(u"layouts"_s) && !QFileInfo(parser.value(u"layouts"_s)).isDir()) {
        err(QCoreApplication::translate(
            "cli", "There is no folder %1. Name another with --layouts.")
                .arg(parser.value(u"layouts"_s)));
        return std::nullopt;
    }
    return EngineOptions {places.decoderProgram, places.modelsFolder, parser.value(u"models"_s),
        *device, parser.isSet(u"layouts"_s) ? parser.value(u"layouts"_s) : places.layoutsFolder};
}

Analysis unreadPage(const PageRef& page, const Error& error)
{
    Analysis analysis;
    analysis.source.file = page.file;
    analysis.source.page = page.page;
    analysis.warnings.append({warningCode(error.code), error.message});
    return analysis;
}

} // namespace ecgscan::cli
