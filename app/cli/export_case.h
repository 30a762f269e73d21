// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/de_identify.h"
#include "model/core/case.h"
#include "model/core/result.h"

#include <QStringList>

namespace ecgscan::cli {

struct ExportRequest {
    QString folder;
    QStringList formats; ///< Of exportFormats().
    bool deIdentify = false;

    bool has(const QString& format) const { return formats.contains(format); }
};

/// "pdf", "json", "csv", "wfdb", "png"
QStringList exportFormats();

/// What came of one case.
struct ExportedCase {
    QString name; ///< Of its files, without their suffixes.
    QStringList files;
    QStringList missing; ///< Sentences for the user: what was left out, and why.
};

/// Puts cases out, each in files of its own, and the tables of all of them.
class CaseExport {
public:
    explicit CaseExport(ExportRequest request);

    /// number: from 1, in this run; names files where the case's own number would say whose they
    /// are. Errors: those of writing.
    [[nodiscard]] Result<ExportedCase> write(CaseRecord record, std::size_t number);
    /// The tables; after the last case.
    [[nodiscard]] Status finish() const;

private:
    [[nodiscard]] Status writeFiles(
        const CaseRecord& record, const Result<QImage>& picture, ExportedCase& exported) const;
    [[nodiscard]] Status writeAnalysis(
        const CaseRecord& record, const Result<QImage>& picture, ExportedCase& exported) const;
    [[nodiscard]] Status put(
        const QString& suffix, const QByteArray& bytes, ExportedCase& exported) const;

    ExportRequest m_request;
    Pseudonyms m_pseudonyms;
    QByteArray m_findings, m_measurements;
};

} // namespace ecgscan::cli
