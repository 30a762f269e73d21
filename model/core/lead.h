// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace ecgscan {

/// The twelve standard leads, in the order every array of this project uses.
enum class Lead { I, II, III, aVR, aVL, aVF, V1, V2, V3, V4, V5, V6 };

inline constexpr int kLeadCount = 12;
inline constexpr std::array<Lead, kLeadCount> kLeads = {Lead::I, Lead::II, Lead::III, Lead::aVR,
    Lead::aVL, Lead::aVF, Lead::V1, Lead::V2, Lead::V3, Lead::V4, Lead::V5, Lead::V6};

constexpr int index(Lead lead)
{
    return static_cast<int>(lead);
}

constexpr bool isChest(Lead lead)
{
    return lead >= Lead::V1;
}

/// "I", "aVR", "V1" ...
QString leadName(Lead lead);

/// Accepts any case ("AVR", "avr", "v1"). Nothing else: no "MDC_ECG_LEAD_" prefixes, no "-aVR".
std::optional<Lead> leadFromName(QStringView name);

} // namespace ecgscan
