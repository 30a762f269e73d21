// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_columns.h"

namespace ecgscan {

namespace {

template <class Value> Value upTo(Value last, int number)
{
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Value>(number) : Value {};
}

} // namespace

CaseFields fieldsFrom(const QSqlQuery& row, int first)
{
    CaseFields fields;
    fields.patientId = row.value(first).toString();
    if (!row.value(first + 1).isNull())
        fields.ageYears = row.value(first + 1).toInt();
    fields.sex = upTo(Sex::male, row.value(first + 2).toInt());
    if (!row.value(first + 3).isNull())
        fields.recordedOn = QDate::fromString(row.value(first + 3).toString(), Qt::ISODate);
    return fields;
}

std::optional<Verdict> verdictFrom(int number)
{
    for (const Verdict verdict : {Verdict::accepted, Verdict::rejected, Verdict::added}) {
        if (number == static_cast<int>(verdict))
            return verdict;
    }
    return std::nullopt;
}

Severity severityFrom(int number)
{
    return upTo(Severity::severe, number);
}

Certainty certaintyFrom(int number)
{
    return upTo(Certainty::certain, number);
}

ReviewState stateFrom(int number)
{
    return upTo(ReviewState::rejected, number);
}

PageQuality qualityFrom(int number)
{
    return upTo(PageQuality::unreadable, number);
}

} // namespace ecgscan
