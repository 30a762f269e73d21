// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/measured_recording.h"

#include <algorithm>
#include <cmath>

namespace ecgscan::cli {

RecordingReading readingOf(const Ecg& ecg)
{
    std::map<Lead, std::vector<std::pair<double, double>>> all;
    for (const Lead lead : kLeads)
        all[lead] = {{0.0, ecg.durationS()}};
    return readingOf(ecg, all);
}

RecordingReading readingOf(
    const Ecg& ecg, const std::map<Lead, std::vector<std::pair<double, double>>>& printedS)
{
    RecordingReading reading;
    for (const auto& [lead, stretches] : printedS) {
        reading.recording.leadsMv[lead] = ecg[lead];
        for (const auto& [fromS, toS] : stretches) {
            const auto sampleAt = [&ecg](double timeS) {
                return std::lround(std::clamp(timeS, 0.0, ecg.durationS()) * ecg.sampleRateHz);
            };
            LeadTrace trace;
            trace.lead = lead;
            trace.sampleRateHz = ecg.sampleRateHz;
            trace.startS = static_cast<double>(sampleAt(fromS)) / ecg.sampleRateHz;
            trace.samplesMv.assign(
                ecg[lead].begin() + sampleAt(fromS), ecg[lead].begin() + sampleAt(toS));
            reading.traces.push_back(std::move(trace));
        }
    }
    reading.recording.observedS = printedS;
    reading.recording.sampleRateHz = ecg.sampleRateHz;
    reading.recording.durationS = ecg.durationS();
    return reading;
}

} // namespace ecgscan::cli
