// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/label_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>

namespace ecgscan {

namespace {

int aligned(int px)
{
    return (px + kLabelCellPx - 1) / kLabelCellPx * kLabelCellPx;
}

} // namespace

cv::Mat1f darkness(const InkMap& map)
{
    std::array<cv::Mat1b, 3> channels;
    cv::split(map.density, channels.data());
    cv::Mat least = cv::min(channels[0], channels[1]);
    cv::min(least, channels[2], least);
    cv::Mat1f out;
    least.convertTo(out, CV_32F, 1 / 255.0);
    return out;
}

LabelPicture labelPicture(const InkMap& map)
{
    const double scale = kLabelPxPerMm / map.pxPerMm;
    const cv::Size size(
        std::max(1, cvRound(map.ink.cols * scale)), std::max(1, cvRound(map.ink.rows * scale)));
    LabelPicture picture {aligned(size.height), aligned(size.width), {}};
    const std::size_t plane
        = static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.columns);
    picture.planes.assign(kLabelChannels * plane, 0.f);
    const std::array planes = {map.ink, darkness(map)};
    for (std::size_t k = 0; k < planes.size(); ++k) {
        cv::Mat1f whole(picture.rows, picture.columns, picture.planes.data() + k * plane);
        cv::Mat1f part = whole(cv::Rect({}, size));
        cv::resize(planes[k], part, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    }
    return picture;
}

} // namespace ecgscan
