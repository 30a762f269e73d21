// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signal_predictions.h"

#include "app/cli/labels.h"

#include <algorithm>

namespace ecgscan::cli {

namespace {

constexpr std::ptrdiff_t kBatch = 32; ///< Recordings that the network is asked about at once.

} // namespace

Result<Predictions> predictFindings(FindingsModel& model,
    const std::vector<const RecordingInfo*>& infos, const std::vector<Signal100>& signals)
{
    Predictions predictions;
    QStringList codes;
    for (const FindingClass& c : model.manifest().classes)
        codes.append(c.code);
    predictions.classes.assign(codes.begin(), codes.end());
    for (const RecordingInfo* info : infos) {
        predictions.patients.push_back(info->patient);
        predictions.truth.push_back(labelsOf(*info, codes));
    }
    for (auto first = signals.begin(); first != signals.end();) {
        const auto last = first + std::min(kBatch, signals.end() - first);
        ECGSCAN_TRY(const std::vector<FindingsResult> results, model.find({first, last}));
        for (const FindingsResult& result : results) {
            std::vector<float>& scores = predictions.scores.emplace_back();
            for (const Finding& finding : result.findings)
                scores.push_back(static_cast<float>(finding.probability));
        }
        first = last;
    }
    return predictions;
}

} // namespace ecgscan::cli
