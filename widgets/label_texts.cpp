// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label_texts.h"

#include <QCoreApplication>

namespace ecgscan {

namespace {

/// Texts for the user.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ecgscan::Labels)
};

} // namespace

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::unsaid:
        return Text::tr("not said", "severity");
    case Severity::mild:
        return Text::tr("mild");
    case Severity::moderate:
        return Text::tr("moderate");
    case Severity::severe:
        return Text::tr("severe");
    }
    return {};
}

QString certaintyText(Certainty certainty)
{
    switch (certainty) {
    case Certainty::unsaid:
        return Text::tr("not said", "certainty");
    case Certainty::possible:
        return Text::tr("possible");
    case Certainty::probable:
        return Text::tr("probable");
    case Certainty::certain:
        return Text::tr("certain");
    }
    return {};
}

QString stateText(ReviewState state)
{
    switch (state) {
    case ReviewState::fresh:
        return Text::tr("new");
    case ReviewState::inReview:
        return Text::tr("in review");
    case ReviewState::done:
        return Text::tr("done");
    case ReviewState::needsSecondReader:
        return Text::tr("needs second reader");
    case ReviewState::rejected:
        return Text::tr("rejected", "a case");
    }
    return {};
}

QString qualityText(PageQuality quality)
{
    switch (quality) {
    case PageQuality::ungraded:
        return Text::tr("not graded");
    case PageQuality::good:
        return Text::tr("good");
    case PageQuality::usable:
        return Text::tr("usable");
    case PageQuality::poor:
        return Text::tr("poor");
    case PageQuality::unreadable:
        return Text::tr("unreadable");
    }
    return {};
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString sexText(Sex sex)
{
    switch (sex) {
    case Sex::unknown:
        return {};
    case Sex::female:
        return Text::tr("female");
    case Sex::male:
        return Text::tr("male");
    }
    return {};
}

} // namespace ecgscan
