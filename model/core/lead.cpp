// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/lead.h"

namespace ecgscan {

namespace {
constexpr std::array<QStringView, kLeadCount> kNames
    = {u"I", u"II", u"III", u"aVR", u"aVL", u"aVF", u"V1", u"V2", u"V3", u"V4", u"V5", u"V6"};
} // namespace

QString leadName(Lead lead)
{
    return kNames[static_cast<std::size_t>(lead)].toString();
}

std::optional<Lead> leadFromName(QStringView name)
{
    for (const Lead lead : kLeads) {
        if (kNames[static_cast<std::size_t>(lead)].compare(name, Qt::CaseInsensitive) == 0)
            return lead;
    }
    return std::nullopt;
}

} // namespace ecgscan
