// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/print_marks.h"

#include <opencv2/imgproc.hpp>

namespace ecgscan {

PrintMarks findMarks(const InkMap& map)
{
    PrintMarks out;
    cv::Mat written;
    cv::compare(map.ink, kWritten, written, cv::CMP_GT);
    cv::Mat1i stats;
    cv::Mat1d centroids;
    const int count
        = cv::connectedComponentsWithStats(written, out.labels, stats, centroids, 8, CV_32S);
    out.marks.resize(static_cast<std::size_t>(count));
    for (int k = 1; k < count; ++k) {
        out.marks[static_cast<std::size_t>(k)]
            = {{stats(k, cv::CC_STAT_LEFT), stats(k, cv::CC_STAT_TOP), stats(k, cv::CC_STAT_WIDTH),
                   stats(k, cv::CC_STAT_HEIGHT)},
                stats(k, cv::CC_STAT_AREA)};
    }
    return out;
}

} // namespace ecgscan
