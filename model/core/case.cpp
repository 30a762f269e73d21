// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/case.h"

namespace ecgscan {

bool FindingReview::saysSameAs(const FindingReview& other) const
{
    return code == other.code && verdict == other.verdict && severity == other.severity
        && certainty == other.certainty && remark == other.remark && reader == other.reader;
}

ReviewState effectiveState(ReviewState state, qsizetype reviews)
{
    return state == ReviewState::fresh && reviews > 0 ? ReviewState::inReview : state;
}

QStringList tagsFrom(const QString& text)
{
    QStringList tags;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts)
        if (const QString tag = part.simplified(); !tag.isEmpty())
            tags << tag;
    tags.removeDuplicates();
    tags.sort(Qt::CaseInsensitive);
    return tags;
}

} // namespace ecgscan
