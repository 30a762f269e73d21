// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/dataset.h"

#include "app/cli/evaluate.h"
#include "exchange/csv.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>

namespace ecgscan::cli {

using namespace Qt::StringLiterals;

int foldOf(const QString& patientKey)
{
    const QByteArray hash
        = QCryptographicHash::hash(patientKey.toUtf8(), QCryptographicHash::Sha256);
    quint32 number = 0;
    for (int k = 0; k < 4; ++k)
        number = number << 8 | static_cast<quint8>(hash.at(k));
    return static_cast<int>(number % kDatasetFolds) + 1;
}

QString splitOf(int fold)
{
    constexpr int kLastOfTraining = 7, kCalibration = 8;
    return fold <= kLastOfTraining ? u"train"_s : fold == kCalibration ? u"calibrate"_s : u"test"_s;
}

Result<std::vector<EmbeddedCase>> datasetCases(const QString& folder)
{
    const QString file = QDir(folder).filePath(kManifestFile);
    ECGSCAN_TRY(const CsvTable manifest, CsvTable::read(file));
    for (const QString& column : {u"picture"_s, u"patient"_s, u"labels"_s, u"absent"_s}) {
        if (!manifest.hasColumn(column))
            return fail(Errc::corrupt,
                QCoreApplication::translate("cli", "%1 has no column \"%2\".").arg(file, column));
    }
    std::vector<EmbeddedCase> cases;
    for (qsizetype row = 0; row < manifest.rows(); ++row) {
        const auto cell
            = [&](const QString& column) { return unguarded(manifest.value(row, column)); };
        const QString picture = cell(u"picture"_s);
        const auto analysis = batchAnalysis(QDir(folder).filePath(kAnalysesFolder), picture);
        if (!analysis || analysis->embedding.empty() || !analysis->model)
            continue;
        EmbeddedCase item {{row + 1}, {picture, 1}, cell(u"patient"_s), analysis->embedding,
            analysis->findings, {}, analysis->model->sha256};
        if (item.patientKey.isEmpty())
            item.patientKey = picture; // one page a patient
        for (const auto& [column, verdict] : {std::pair(u"labels"_s, Verdict::accepted),
                 std::pair(u"absent"_s, Verdict::rejected)}) {
            for (const QString& code : cell(column).split(u';', Qt::SkipEmptyParts))
                item.reviews.append({code.trimmed(), verdict, {}});
        }
        cases.push_back(std::move(item));
    }
    return cases;
}

} // namespace ecgscan::cli
