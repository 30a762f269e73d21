// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/case.h"
#include "model/core/ecg.h"
#include "model/core/result.h"
#include "model/findings/model_manifest.h"
#include "model/nets/device.h"
#include "model/nets/model_files.h"
#include "model/nets/page_input.h"
#include "model/nets/shared_space.h"
#include "model/nets/signal_input.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace ecgscan {

struct FindingsResult {
    /// Without the boxes of their evidence, which the picture's geometry gives.
    std::vector<Finding>
        findings; ///< Superclasses first, in the order of the manifest, then local labels.
    /// The signal tower's (TowerOutput), then the image tower's; 384 values each for the shipped
    /// model. The latter is missing where no page was seen.
    std::vector<float> embedding;
    ModelInfo model;
};

/// Towers, calibration, fusion and thresholds: twelve leads and the page that they were read from
/// in, calibrated findings out.
/// One thread at a time. The bytes that are hashed are the bytes that are used.
class FindingsModel {
public:
    /// folder holds manifest.json and weights.safetensors. About 0.3 s, mostly Torch's start.
    /// Errors: notFound, untrusted (names the file), corrupt, internal.
    [[nodiscard]] static Result<FindingsModel> load(
        const QString& folder, ModelTrust trust, DeviceChoice device);
    FindingsModel(FindingsModel&&) noexcept;
    FindingsModel& operator=(FindingsModel&&) noexcept;
    ~FindingsModel();

    /// ecg in mV, NaN where nothing was printed; page: where it was read, for the image tower,
    /// nullptr: the waveforms alone are judged. A decision is cannotSay where the towers contradict
    /// each other; every decision is where less than 12 % of the 12 x 10 s is known (half of a 3x4
    /// page) or the waveforms are not to be relied on (isPoor). Errors: internal.
    [[nodiscard]] Result<FindingsResult> find(
        const Ecg& ecg, const PageInput* page = nullptr, bool isPoor = false);
    /// Waveforms alone, batched, for evaluation and training.
    [[nodiscard]] Result<std::vector<FindingsResult>> find(const std::vector<Signal100>& signals);

    /// Puts a head learned here on top; nullopt takes it off. Errors: as readLocalHead,
    /// invalidArgument (made for another network), corrupt. After an error the shipped findings are
    /// used.
    [[nodiscard]] Status useHead(const std::optional<AdoptedHead>& head);

    /// The shipped model's fused probability of each class of the manifest, from an embedding it
    /// made earlier; empty when the embedding has another length. Any thread.
    std::vector<double> shippedProbabilities(const std::vector<float>& embedding) const;

    /// Whether an embedding is whole and as long as this model makes them.
    bool hasPoint(const std::vector<float>& embedding) const;
    /// Where recordings lie in the space that they share with texts, by the embeddings of this
    /// model's results. What both towers say counts the same. Errors: notFound (the model has no
    /// such space), invalidArgument (of another model), internal.
    [[nodiscard]] Result<std::vector<SharedSpace::Point>> pointsOf(
        const std::vector<std::vector<float>>& embeddings);
    /// The same of a text in English. Errors: also invalidArgument (no word in it).
    [[nodiscard]] Result<SharedSpace::Point> pointOf(const QString& text);

    const ModelManifest& manifest() const;
    const Device& device() const;

private:
    struct Parts;
    explicit FindingsModel(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan
