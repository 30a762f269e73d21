// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/page_view.h"

#include "model/core/quantile.h"
#include "model/trace/label_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

/// Where a stretch starts and how high it runs, in pixels of the map.
struct Line {
    double left, y;
};

std::optional<Line> lineOf(const LeadTrace& lead)
{
    std::vector<double> heights;
    std::optional<double> left;
    for (const QPointF& point : lead.pathPx) {
        if (isBreak(point))
            continue;
        if (!left)
            left = point.x();
        heights.push_back(point.y());
    }
    if (!left)
        return std::nullopt;
    return Line {*left, median(std::move(heights))};
}

/// Seconds on the page's time axis of the first sample that was read.
std::optional<double> firstReadS(const LeadTrace& lead)
{
    const auto first
        = std::ranges::find_if(lead.samplesMv, [](float sample) { return std::isfinite(sample); });
    if (first == lead.samplesMv.end())
        return std::nullopt;
    return lead.startS + static_cast<double>(first - lead.samplesMv.begin()) / lead.sampleRateHz;
}

} // namespace

PageInput pageInput(const InkMap& map, const std::vector<LeadTrace>& leads, const PageScale& scale)
{
    const double shrink
        = std::min({kPagePxPerMm / map.pxPerMm, static_cast<double>(kPageColumns) / map.ink.cols,
            static_cast<double>(kPageRows) / map.ink.rows});
    const auto onSheet = [&](double px) { return static_cast<float>((px + 0.5) * shrink - 0.5); };
    PageInput input;
    constexpr std::size_t kPlane = static_cast<std::size_t>(kPageRows) * kPageColumns;
    input.planes.assign(kPageChannels * kPlane, 0.F);
    const std::array planes = {map.ink, darkness(map)};
    const cv::Size size(std::clamp(cvRound(map.ink.cols * shrink), 1, kPageColumns),
        std::clamp(cvRound(map.ink.rows * shrink), 1, kPageRows));
    for (std::size_t k = 0; k < planes.size(); ++k) {
        cv::Mat1f sheet(kPageRows, kPageColumns, input.planes.data() + k * kPlane);
        cv::Mat1f part = sheet(cv::Rect({}, size));
        cv::resize(planes[k], part, size, 0, 0, cv::INTER_AREA);
    }

    std::vector<const LeadTrace*> byLength;
    for (LeadPlace& place : input.leads) {
        place.x.fill(kMissing);
        place.y.fill(kMissing);
    }
    for (const LeadTrace& lead : leads)
        byLength.push_back(&lead);
    std::ranges::stable_sort(
        byLength, {}, [](const LeadTrace* lead) { return lead->samplesMv.size(); });
    for (const LeadTrace* lead : byLength) {
        const auto line = lineOf(*lead);
        const auto firstS = firstReadS(*lead);
        if (!line || !firstS)
            continue;
        LeadPlace& place = input.leads[static_cast<std::size_t>(index(lead->lead))];
        place.pxPerMv = static_cast<float>(
            map.px(scale.printedMmPerMv(lead->lead)) * shrink * (lead->inverted ? -1 : 1));
        const double endS
            = lead->startS + static_cast<double>(lead->samplesMv.size()) / lead->sampleRateHz;
        for (std::size_t k = 0; k < kPageSteps; ++k) {
            const double atS = (static_cast<double>(k) + 0.5) / kPageStepHz;
            if (atS < lead->startS || atS >= endS)
                continue;
            place.x[k] = onSheet(line->left + map.px((atS - *firstS) * scale.mmPerS));
            place.y[k] = onSheet(line->y);
        }
    }
    return input;
}

} // namespace ecgscan
