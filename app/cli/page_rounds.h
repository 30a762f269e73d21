// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the stages of "ecgscan pretrain" that draw pages on the fly have in common.

#include "app/cli/pretrain.h"
#include "exchange/recording_archive.h"
#include "model/training/round_options.h"
#include "model/training/text_training.h"

#include <QJsonObject>

#include <vector>

namespace ecgscan::cli {

/// The recordings that may train, and simulated patients among them.
class PageRecordings {
public:
    /// Errors: as RecordingArchive::open(); notFound (all are excluded).
    [[nodiscard]] static Result<PageRecordings> open(const PretrainRequest& request);

    /// simulated: share of the pages. Refers to this.
    EcgSource source(double simulated) const;
    StatedEcgSource stated(double simulated) const; ///< The same with what is true of them.
    /// The same, but nothing is said of real recordings: for training without their labels.
    StatedEcgSource unlabelled(double simulated) const;
    const RecordingArchive& archive() const { return m_archive; }
    std::size_t count() const { return m_rows.size(); }

private:
    explicit PageRecordings(RecordingArchive archive)
        : m_archive(std::move(archive))
    {
    }

    RecordingArchive m_archive;
    std::vector<std::size_t> m_rows;
};

/// The network's own options as the request changes them.
RoundOptions requested(RoundOptions own, const PretrainRequest& request);

/// The part of the named weights that training starts from; empty: none were named. Errors:
/// invalidArgument (they have no such part).
[[nodiscard]] Result<TensorMap> startOf(const PretrainRequest& request, const std::string& part);

/// Facts of the training for the manifest. simulated: the share of the pages.
QJsonObject roundFacts(const RoundOptions& options, const PretrainRequest& request,
    const PageRecordings& recordings, double simulated);

} // namespace ecgscan::cli
