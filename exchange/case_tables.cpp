// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/case_tables.h"

#include "exchange/csv.h"
#include "model/core/corrections.h"
#include "model/core/measurements_json.h"
#include "model/core/reference_ranges.h"
#include "model/core/scp_statement.h"
#include "model/core/verdict_name.h"

#include <QSet>

namespace ecgscan::case_tables {

namespace {

using namespace Qt::StringLiterals;

QString number(const std::optional<double>& value)
{
    return value ? QString::number(*value, 'g', 6) : QString();
}

QString sexName(Sex sex)
{
    return sex == Sex::female ? u"female"_s : sex == Sex::male ? u"male"_s : QString();
}

QString decisionName(Decision decision)
{
    switch (decision) {
    case Decision::present:
        return u"present"_s;
    case Decision::absent:
        return u"absent"_s;
    case Decision::cannotSay:
        return u"cannot_say"_s;
    }
    return {};
}

/// What a finding's line and that of a statement without a prediction end with.
QStringList readerCells(const FindingReview* review)
{
    if (!review)
        return {{}, {}};
    return {verdictName(review->verdict),
        review->decidedAt.isValid() ? review->decidedAt.toUTC().toString(Qt::ISODate) : QString()};
}

/// Numbers of a page, in the file's spelling; unknown in an empty analysis, as they are.
QStringList numberKeys()
{
    const QJsonObject unknown = toJson(Measurements {});
    QStringList keys;
    for (const QString& key : unknown.keys()) {
        if (unknown.value(key).isNull() && key != u"usual_beat")
            keys.append(key);
    }
    return keys;
}

} // namespace

QByteArray findingsHead()
{
    return guardedCsvLine({u"case"_s, u"patient"_s, u"file"_s, u"page"_s, u"code"_s, u"name"_s,
        u"scheme"_s, u"probability"_s, u"threshold"_s, u"decision"_s, u"image_probability"_s,
        u"signal_probability"_s, u"reader"_s, u"decided_at_utc"_s});
}

QByteArray findingsOf(const QString& name, const CaseRecord& record)
{
    const QStringList whose {
        name, record.fields.patientId, record.page.file, QString::number(record.page.page)};
    QByteArray lines;
    const auto addLines = [&](const QString& code, const QStringList& cells) {
        bool said = false;
        for (const FindingReview& review : record.reviews) {
            if (review.code == code)
                lines += guardedCsvLine(whose + cells + readerCells(&review));
            said = said || review.code == code;
        }
        if (!said)
            lines += guardedCsvLine(whose + cells + readerCells(nullptr));
    };
    QSet<QString> done;
    for (const Finding& finding :
        record.analysis ? record.analysis->findings : std::vector<Finding>()) {
        done.insert(finding.code);
        addLines(finding.code,
            {finding.code, finding.name.isEmpty() ? statementName(finding.code) : finding.name,
                finding.scheme, number(finding.probability), number(finding.threshold),
                decisionName(finding.decision), number(finding.imageProbability),
                number(finding.signalProbability)});
    }
    for (const FindingReview& review : record.reviews) {
        if (!done.contains(review.code))
            addLines(
                review.code, {review.code, statementName(review.code), {}, {}, {}, {}, {}, {}});
        done.insert(review.code);
    }
    return lines;
}

QByteArray measurementsHead()
{
    return guardedCsvLine(QStringList {u"case"_s, u"patient"_s, u"age"_s, u"sex"_s,
                              u"recorded_on"_s, u"file"_s, u"page"_s, u"layout"_s, u"confidence"_s}
        + numberKeys() + QStringList {u"remarks"_s});
}

QByteArray measurementsOf(const QString& name, const CaseRecord& record)
{
    const CaseFields& fields = record.fields;
    QStringList cells {name, fields.patientId,
        fields.ageYears ? QString::number(*fields.ageYears) : QString(), sexName(fields.sex),
        fields.recordedOn ? fields.recordedOn->toString(Qt::ISODate) : QString(), record.page.file,
        QString::number(record.page.page)};
    const Analysis analysis = record.analysis.value_or(Analysis {});
    cells += {
        analysis.page.layout, analysis.page.found ? number(analysis.page.confidence) : QString()};
    const Measurements measured = corrected(analysis.measurements, record.corrections).values;
    const QJsonObject numbers = toJson(measured);
    for (const QString& key : numberKeys()) {
        const QJsonValue value = numbers.value(key);
        cells.append(value.isDouble() ? number(value.toDouble()) : QString());
    }
    QStringList remarks;
    for (const RangeRemark& remark : remarksOn(measured, fields.ageYears, fields.sex))
        remarks.append(remark.code);
    return guardedCsvLine(cells + QStringList {remarks.join(u' ')});
}

} // namespace ecgscan::case_tables
