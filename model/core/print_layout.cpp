// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/print_layout.h"

#include <algorithm>

namespace ecgscan {

using namespace Qt::StringLiterals;

bool PrintLayout::isStrip(Lead lead) const
{
    return std::ranges::find(strips, lead) != strips.end();
}

const std::vector<PrintLayout>& printLayouts()
{
    static const std::vector<PrintLayout> kLayouts = {
        {u"3x4"_s, 3, 4, {}},
        {u"3x4+1"_s, 3, 4, {Lead::II}},
        {u"3x4+2"_s, 3, 4, {Lead::V1, Lead::II}},
        {u"3x4+3"_s, 3, 4, {Lead::V1, Lead::II, Lead::V5}},
        {u"6x2"_s, 6, 2, {}},
        {u"6x2+1"_s, 6, 2, {Lead::II}},
        {u"12x1"_s, 12, 1, {}},
    };
    return kLayouts;
}

QStringList printLayoutNames()
{
    QStringList names;
    for (const PrintLayout& layout : printLayouts())
        names.append(layout.name);
    return names;
}

const PrintLayout* findPrintLayout(const QString& name)
{
    const auto& all = printLayouts();
    const auto it = std::ranges::find(all, name, &PrintLayout::name);
    return it == all.end() ? nullptr : &*it;
}

} // namespace ecgscan
