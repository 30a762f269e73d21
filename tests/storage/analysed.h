// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

namespace ecgscan {

/// A small analysis of a page: one finding, an embedding and the network that gave them.
inline Analysis analysed()
{
    using namespace Qt::StringLiterals;
    Analysis analysis;
    analysis.page.found = true;
    analysis.page.layout = u"3x4"_s;
    analysis.embedding = {1, 2, 3};
    analysis.model = ModelInfo {u"m"_s, u"ab"_s, u"cpu"_s};
    analysis.findings.push_back(
        {u"AFIB"_s, u"x"_s, u"SCP-ECG"_s, 0.75, 0.5, Decision::present, {}, 0.75});
    return analysis;
}

} // namespace ecgscan
