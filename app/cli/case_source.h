// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"

#include <QCommandLineParser>
#include <QImage>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

/// Where commands that put cases out take them from: the window's database or a folder of analyses.
namespace ecgscan::cli {

class CaseSource {
public:
    virtual ~CaseSource() = default;
    virtual std::size_t count() const = 0;
    /// What a case is called where it can't be loaded: the file, or as its files would be.
    virtual QString name(std::size_t k) const = 0;
    [[nodiscard]] virtual Result<CaseRecord> load(std::size_t k) const = 0;
};

/// --database, --analyses, --case, --reader and --de-identify.
void addSourceOptions(QCommandLineParser& parser);

/// Errors: invalidArgument (not exactly one source, a list of cases that is none), notFound (no
/// such database, folder or case), and those of the database. Opens the database read-only.
[[nodiscard]] Result<std::unique_ptr<CaseSource>> caseSource(const QCommandLineParser& parser);

/// First and last number.
using NumberRange = std::pair<qint64, qint64>;
/// "1-20,25"; nullopt: it is no such list.
std::optional<std::vector<NumberRange>> numberRanges(const QString& list);

/// The picture that the case's analysis was made from. Errors: those of the decoder; notFound too
/// where the file is another one by now.
[[nodiscard]] Result<QImage> pictureOf(const CaseRecord& record);

} // namespace ecgscan::cli
