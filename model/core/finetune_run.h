// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

/// The files a fine-tuning run leaves in its folder, for the program that writes them and the
/// window that reads them. The run is a process of its own: it goes on when the window closes, and
/// is found again by its folder.
namespace ecgscan {

struct FinetuneProgress {
    enum class State { running, done, failed };
    State state = State::running;
    int percent = 0;
    QString step;
    QString message; ///< Of a failure: for the user.
};

struct FinetuneClass {
    QString code, name;
    int positives = 0, negatives = 0; ///< Among the labelled cases.
    std::optional<double> aurocBefore, aurocAfter, brierBefore, brierAfter; ///< On held-out cases.
    bool learned = false; ///< Else the present finding stays.
};

struct FinetuneReport {
    std::vector<FinetuneClass> classes;
    QString summary;
    std::optional<AdoptedHead> head; ///< Empty: nothing was learned that could be adopted.
    bool recommended = false;
};

[[nodiscard]] QJsonObject toJson(const FinetuneProgress& progress);
[[nodiscard]] QJsonObject toJson(const FinetuneReport& report);

/// Names of the files in the folder.
inline constexpr QLatin1StringView kFinetuneProgressFile("progress.json");
inline constexpr QLatin1StringView kFinetuneReportFile("report.json");

/// progress.json of the folder; notFound while it isn't written yet.
[[nodiscard]] Result<FinetuneProgress> readProgress(const QString& folder);
/// report.json of the folder. Errors: io, corrupt.
[[nodiscard]] Result<FinetuneReport> readReport(const QString& folder);

} // namespace ecgscan
