// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/case.h"
#include "model/core/ecg.h"
#include "model/core/result.h"
#include "model/findings/model_manifest.h"
#include "model/nets/device.h"
#include "model/nets/model_files.h"
#include "model/nets/signal_input.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace ecgscan {

struct FindingsResult {
    std::vector<Finding>
        findings; ///< Superclasses first, in the order of the manifest, then local labels.
    std::vector<float> embedding; ///< As SignalOutput says; 384 values for the shipped network.
    std::vector<double> logits; ///< Raw, one a class of the manifest.
    ModelInfo model;
};

/// Network, calibration and thresholds: twelve leads in, calibrated findings out.
/// One thread at a time. The bytes that are hashed are the bytes that are used.
class FindingsModel {
public:
    /// folder holds manifest.json and weights.safetensors. About 0.3 s, mostly Torch's start.
    /// Errors: notFound, untrusted (names the file), corrupt.
    [[nodiscard]] static Result<FindingsModel> load(
        const QString& folder, ModelTrust trust, DeviceChoice device);
    FindingsModel(FindingsModel&&) noexcept;
    FindingsModel& operator=(FindingsModel&&) noexcept;
    ~FindingsModel();

    /// ecg in mV, NaN where nothing was printed. Where less than 12 % of the 12 x 10 s is known
    /// (half of a 3x4 page) every decision is cannotSay. Errors: internal.
    [[nodiscard]] Result<FindingsResult> find(const Ecg& ecg);
    /// Batched, for evaluation and training.
    [[nodiscard]] Result<std::vector<FindingsResult>> find(const std::vector<Signal100>& signals);

    /// Puts a head learned here on top; nullopt takes it off. Errors: as readLocalHead,
    /// invalidArgument (made for another network), corrupt. After an error the shipped findings are
    /// used.
    [[nodiscard]] Status useHead(const std::optional<AdoptedHead>& head);

    /// The shipped network's calibrated probability of each class of the manifest, from an
    /// embedding it made earlier; empty when the embedding has another length. Any thread.
    std::vector<double> shippedProbabilities(const std::vector<float>& embedding) const;

    const ModelManifest& manifest() const;
    const Device& device() const;

private:
    struct Parts;
    explicit FindingsModel(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan
