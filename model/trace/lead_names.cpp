// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/lead_names.h"

#include "model/trace/label_picture.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kRoundMm = 0.3; ///< Paper round the letters: boxes are found so exactly.

} // namespace

Result<std::vector<PrintedWord>> findLeadNames(const InkMap& map, LabelNet& reader)
{
    ECGSCAN_TRY(const std::vector<LabelRead> read, reader.read(labelPicture(map)));
    const double scale = map.pxPerMm / kLabelPxPerMm, round = map.px(kRoundMm);
    const cv::Rect page({}, map.ink.size());
    std::vector<PrintedWord> words;
    for (const LabelRead& name : read) {
        PrintedWord word;
        word.box
            = cv::Rect(cv::Point(cvFloor(name.x * scale - round), cvFloor(name.y * scale - round)),
                  cv::Point(cvCeil((name.x + name.width) * scale + round),
                      cvCeil((name.y + name.height) * scale + round)))
            & page;
        word.score = name.probability;
        const auto best = std::ranges::max_element(word.score);
        word.best = kLeads[static_cast<std::size_t>(best - word.score.begin())];
        if (!word.box.empty())
            words.push_back(word);
    }
    return words;
}

} // namespace ecgscan
