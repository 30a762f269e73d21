// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/print_layout.h"

#include <algorithm>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

std::vector<PrintedLead> standardSequence()
{
    std::vector<PrintedLead> leads;
    for (const Lead lead : kLeads)
        leads.push_back({lead});
    return leads;
}

/// The limb leads in the order of their axes: aVL, I, -aVR, II, aVF, III.
std::vector<PrintedLead> cabreraSequence()
{
    std::vector<PrintedLead> leads
        = {{Lead::aVL}, {Lead::I}, {Lead::aVR, true}, {Lead::II}, {Lead::aVF}, {Lead::III}};
    const std::vector<PrintedLead> standard = standardSequence();
    leads.insert(leads.end(), standard.begin() + 6, standard.end());
    return leads;
}

PrintLayout twelve(int rows, int columns, const std::vector<Lead>& strips, bool isCommon)
{
    QString name = u"%1x%2"_s.arg(rows).arg(columns);
    if (!strips.empty())
        name += u"+%1"_s.arg(strips.size());
    return {name, name, rows, columns, standardSequence(), strips, isCommon};
}

std::vector<PrintLayout> allLayouts()
{
    std::vector<PrintLayout> all = {twelve(3, 4, {}, true), twelve(3, 4, {Lead::II}, true),
        twelve(3, 4, {Lead::V1, Lead::II}, true),
        twelve(3, 4, {Lead::V1, Lead::II, Lead::V5}, true), twelve(6, 2, {}, true),
        twelve(6, 2, {Lead::II}, true), twelve(12, 1, {}, true), twelve(4, 3, {}, false),
        twelve(4, 3, {Lead::II}, false)};
    for (std::size_t k = 0, count = all.size(); k < count; ++k) {
        PrintLayout cabrera = all[k];
        cabrera.id += u"-cabrera"_s;
        cabrera.leads = cabreraSequence();
        cabrera.isCommon = false;
        all.push_back(std::move(cabrera));
    }
    const std::vector<PrintedLead> twelveLeads = standardSequence();
    const std::vector<PrintedLead> limb(twelveLeads.begin(), twelveLeads.begin() + 6);
    const std::vector<PrintedLead> chest(twelveLeads.begin() + 6, twelveLeads.end());
    all.push_back({u"6x1-limb"_s, u"6x1"_s, 6, 1, limb, {}, false});
    all.push_back({u"6x1-chest"_s, u"6x1"_s, 6, 1, chest, {}, false});
    all.push_back({u"3x2-limb"_s, u"3x2"_s, 3, 2, limb, {}, false});
    all.push_back({u"3x2-chest"_s, u"3x2"_s, 3, 2, chest, {}, false});
    // Fifteen leads, the last three (V4R, V8, V9 or V7 to V9) of other places than the twelve.
    std::vector<PrintedLead> fifteen = twelveLeads;
    fifteen.insert(fifteen.end(), 3, {Lead::I, false, true});
    all.push_back({u"3x5"_s, u"3x5"_s, 3, 5, fifteen, {}, false});
    all.push_back({u"3x5+1"_s, u"3x5+1"_s, 3, 5, fifteen, {Lead::II}, false});
    all.push_back({u"1x1"_s, u"1x1"_s, 0, 1, {}, {Lead::II}, false});
    all.push_back({u"2x1"_s, u"2x1"_s, 0, 1, {}, {Lead::V1, Lead::II}, false});
    return all;
}

} // namespace

const std::vector<PrintLayout>& printLayouts()
{
    static const std::vector<PrintLayout> kLayouts = allLayouts();
    return kLayouts;
}

QStringList printLayoutIds(LayoutChoice choice)
{
    QStringList ids;
    for (const PrintLayout& layout : printLayouts()) {
        const bool isDrawn = std::ranges::none_of(
            layout.leads, [](const PrintedLead& lead) { return lead.isOther; });
        if (isDrawn && (choice == LayoutChoice::all || layout.isCommon))
            ids.append(layout.id);
    }
    return ids;
}

const PrintLayout* findPrintLayout(const QString& id)
{
    const auto& all = printLayouts();
    const auto it = std::ranges::find(all, id, &PrintLayout::id);
    return it == all.end() ? nullptr : &*it;
}

} // namespace ecgscan
