// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/repair_options.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

Result<PageRepair> readRepair(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            Errc::notFound, QCoreApplication::translate("cli", "%1 can't be read.").arg(name));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "cli", "%1 is no JSON object such as the \"repair\" of an analysis.")
                .arg(name));
    const QJsonObject object = document.object();
    // A whole analysis has it as one of its keys.
    return repairFromJson(object.contains(u"repair") ? object.value(u"repair").toObject() : object);
}

/// The value of an option as the file would have it, so that one place says what is in range.
Status take(const QCommandLineParser& parser, const QString& option, const QString& key,
    QJsonObject& object)
{
    if (!parser.isSet(option))
        return {};
    bool isNumber = false;
    object.insert(key, parser.value(option).toDouble(&isNumber));
    if (isNumber && !repairFromJson({{key, object.value(key)}}).isEmpty())
        return {};
    return fail(Errc::invalidArgument,
        QCoreApplication::translate("cli", "--%1 %2 is no value that a page is printed with.")
            .arg(option, parser.value(option)));
}

} // namespace

void addRepairOptions(QCommandLineParser& parser)
{
    parser.addOptions({{u"speed"_s,
                           QCoreApplication::translate(
                               "cli", "mm/s of the paper; default: as the page says"),
                           u"N"_s},
        {u"gain"_s, QCoreApplication::translate("cli", "mm/mV; default: as the page says"), u"N"_s},
        {u"layout"_s,
            QCoreApplication::translate("cli", "such as 3x4+1; default: as the page looks"),
            u"L"_s},
        {u"repair"_s,
            QCoreApplication::translate("cli",
                "what was corrected by hand in the window: an analysis with it, or its \"repair\" "
                "alone"),
            u"JSON"_s}});
}

Result<PageRepair> repairOf(const QCommandLineParser& parser)
{
    PageRepair repair;
    if (parser.isSet(u"repair"_s)) {
        ECGSCAN_TRY(repair, readRepair(parser.value(u"repair"_s)));
    }
    QJsonObject object = toJson(repair);
    ECGSCAN_CHECK(take(parser, u"speed"_s, u"paper_speed_mm_per_s"_s, object));
    ECGSCAN_CHECK(take(parser, u"gain"_s, u"gain_mm_per_mV"_s, object));
    if (parser.isSet(u"layout"_s))
        object.insert(u"layout"_s, parser.value(u"layout"_s));
    return repairFromJson(object);
}

} // namespace ecgscan::cli
