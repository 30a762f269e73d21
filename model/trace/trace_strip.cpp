// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/trace_strip.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace ecgscan {

namespace {

int aligned(double px)
{
    return std::max(1, cvCeil(px / kTracerAlignment - 0.01)) * kTracerAlignment;
}

template <class Picture> Picture cut(const Picture& from, const StripPlace& place)
{
    const double step = 1 / place.scale;
    const cv::Matx23d toFlat(step, 0, place.flatX(0), 0, step, place.flatY(0));
    Picture out;
    cv::warpAffine(from, out, toFlat, {place.columns, place.rows},
        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    return out;
}

} // namespace

StripPlace placeStrip(double pxPerMm, double left, double middleY, double widthMm, double heightMm)
{
    StripPlace place;
    place.scale = kTracerPxPerMm / pxPerMm;
    place.rows = aligned(heightMm * kTracerPxPerMm);
    place.columns = aligned(widthMm * kTracerPxPerMm);
    place.left = left;
    place.top = middleY + 0.5 - place.rows / 2.0 / place.scale;
    return place;
}

TracerStrip cutStrip(const InkMap& map, const StripPlace& place)
{
    const cv::Mat1f ink = cut(map.ink, place);
    const cv::Mat3b density = cut(map.density, place);
    TracerStrip strip {place.rows, place.columns, {}};
    const std::size_t plane = ink.total();
    strip.planes.resize(kTracerChannels * plane);
    for (int y = 0; y < place.rows; ++y) {
        for (int x = 0; x < place.columns; ++x) {
            const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(place.columns)
                + static_cast<std::size_t>(x);
            const auto [least, most]
                = std::minmax({density(y, x)[0], density(y, x)[1], density(y, x)[2]});
            strip.planes[at] = ink(y, x);
            strip.planes[plane + at] = static_cast<float>(least) / 255.f;
            strip.planes[2 * plane + at] = static_cast<float>(most - least) / 255.f;
        }
    }
    return strip;
}

} // namespace ecgscan
