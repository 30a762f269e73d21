// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/printed_leads.h"

#include <limits>

namespace ecgscan {

PrintedLeads printedLeads(const Reconstruction& recording)
{
    PrintedLeads leads;
    for (const auto& [lead, known] : recording.leadsMv) {
        std::vector<float> samples = known;
        const std::vector<bool> printed = printedSamples(recording, lead);
        for (std::size_t k = 0; k < samples.size(); ++k) {
            if (!printed[k])
                samples[k] = std::numeric_limits<float>::quiet_NaN();
        }
        leads[static_cast<std::size_t>(index(lead))] = std::move(samples);
    }
    return leads;
}

float sampleAt(const std::vector<float>& samples, int k)
{
    return k >= 0 && k < static_cast<int>(samples.size()) ? samples[static_cast<std::size_t>(k)]
                                                          : std::numeric_limits<float>::quiet_NaN();
}

} // namespace ecgscan
