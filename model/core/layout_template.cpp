// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/layout_template.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostRows = 24, kMostColumns = 24, kMostStrips = 6;
constexpr qint64 kMostBytes = 1 << 20;

tl::unexpected<Error> wrong(const QString& message)
{
    return fail(Errc::corrupt, message, u"layout template"_s);
}

Result<PrintedLead> printedLead(const QJsonValue& value)
{
    if (value.isNull())
        return PrintedLead {Lead::I, false, true};
    const QString name = value.toString();
    const bool inverted = name.startsWith(u'-');
    const auto lead = leadFromName(inverted ? QStringView(name).mid(1) : QStringView(name));
    if (!lead)
        return wrong(QCoreApplication::translate(
            "Layout", "\"%1\" is no lead. Say I, II, III, aVR, aVL, aVF, V1 to V6, -aVR, or null.")
                .arg(name));
    return PrintedLead {*lead, inverted, false};
}

Result<std::vector<PrintedLead>> printedLeads(const QJsonArray& names)
{
    std::vector<PrintedLead> leads;
    for (const QJsonValue& name : names) {
        ECGSCAN_TRY(const PrintedLead lead, printedLead(name));
        leads.push_back(lead);
    }
    return leads;
}

/// Is something else printed before one of the twelve leads in a row?
bool hasInnerGap(const PrintLayout& layout)
{
    for (int row = 0; row < layout.rows; ++row) {
        bool isBehindOther = false;
        for (int column = 0; column < layout.columns; ++column) {
            const PrintedLead& lead
                = layout.leads[static_cast<std::size_t>(column * layout.rows + row)];
            if (isBehindOther && !lead.isOther)
                return true;
            isBehindOther = isBehindOther || lead.isOther;
        }
    }
    return false;
}

} // namespace

Result<PrintLayout> layoutFromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    PrintLayout layout;
    layout.id = object.value(u"id").toString();
    layout.rows = object.value(u"rows").toInt(-1);
    layout.columns = object.value(u"columns").toInt(-1);
    if (layout.id.isEmpty() || layout.rows < 0 || layout.rows > kMostRows || layout.columns < 1
        || layout.columns > kMostColumns)
        return wrong(QCoreApplication::translate("Layout",
            "It must be an object with \"id\" (a text), \"rows\" (0 to %1), \"columns\" (1 to %2) "
            "and \"leads\".")
                .arg(kMostRows)
                .arg(kMostColumns));
    ECGSCAN_TRY(layout.leads, printedLeads(object.value(u"leads").toArray()));
    if (static_cast<int>(layout.leads.size()) != layout.rows * layout.columns)
        return wrong(QCoreApplication::translate(
            "Layout", "\"leads\" has %1 entries; %2 rows of %3 columns need %4.")
                .arg(layout.leads.size())
                .arg(layout.rows)
                .arg(layout.columns)
                .arg(layout.rows * layout.columns));
    ECGSCAN_TRY(
        const std::vector<PrintedLead> strips, printedLeads(object.value(u"strips").toArray()));
    for (const PrintedLead& strip : strips) {
        if (strip.inverted || strip.isOther)
            return wrong(QCoreApplication::translate(
                "Layout", "\"strips\" may hold names of the twelve leads only."));
        layout.strips.push_back(strip.lead);
    }
    if (layout.allRows() == 0 || static_cast<int>(layout.strips.size()) > kMostStrips)
        return wrong(QCoreApplication::translate(
            "Layout", "A layout has at least one row and at most %1 strips.")
                .arg(kMostStrips));
    if (layout.rows > 0
        && std::ranges::all_of(layout.leads, [](const PrintedLead& lead) { return lead.isOther; }))
        return wrong(QCoreApplication::translate(
            "Layout", "\"leads\" must name at least one of the twelve leads."));
    if (hasInnerGap(layout))
        return wrong(QCoreApplication::translate("Layout",
            "In \"leads\", null may only stand behind the last named lead of its row: what is "
            "printed before a lead counts as time."));
    if (layout.rows == 0)
        layout.name = u"%1x1"_s.arg(layout.strips.size());
    else
        layout.name = layout.strips.empty()
            ? u"%1x%2"_s.arg(layout.rows).arg(layout.columns)
            : u"%1x%2+%3"_s.arg(layout.rows).arg(layout.columns).arg(layout.strips.size());
    layout.isCommon = true;
    return layout;
}

LayoutTemplates readLayoutTemplates(const QString& folder)
{
    LayoutTemplates templates;
    if (folder.isEmpty())
        return templates; // it would be the current one
    const QFileInfoList files
        = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files | QDir::Readable, QDir::Name);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        const bool isRead = file.open(QIODevice::ReadOnly);
        auto layout = layoutFromJson(isRead ? file.read(kMostBytes) : QByteArray());
        if (layout
            && (findPrintLayout(layout->id)
                || std::ranges::find(templates.layouts, layout->id, &PrintLayout::id)
                    != templates.layouts.end()))
            layout = fail(Errc::corrupt,
                QCoreApplication::translate("Layout", "Another layout has the id \"%1\" too.")
                    .arg(layout->id));
        if (layout)
            templates.layouts.push_back(std::move(*layout));
        else
            templates.problems.append(
                QCoreApplication::translate("Layout", "The layout in %1 is not used. %2")
                    .arg(info.fileName(), layout.error().message));
    }
    return templates;
}

} // namespace ecgscan
