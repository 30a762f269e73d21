// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/measured_recording.h"

namespace ecgscan::cli {

RecordingReading readingOf(const Ecg& ecg)
{
    RecordingReading reading;
    for (const Lead lead : kLeads) {
        LeadTrace trace;
        trace.lead = lead;
        trace.sampleRateHz = ecg.sampleRateHz;
        trace.samplesMv = ecg[lead];
        reading.recording.leadsMv[lead] = ecg[lead];
        reading.recording.observedS[lead] = {{0.0, ecg.durationS()}};
        reading.traces.push_back(std::move(trace));
    }
    reading.recording.sampleRateHz = ecg.sampleRateHz;
    reading.recording.durationS = ecg.durationS();
    return reading;
}

} // namespace ecgscan::cli
