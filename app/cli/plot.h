// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPointF>
#include <QString>

#include <vector>

namespace ecgscan::cli {

/// Points and lines in a square of two axes, for reports.
struct Plot {
    struct Line {
        QPointF from, to;
        bool dashed = false;
    };
    struct Axis {
        QString label;
        double from = 0, to = 1;
        double step = 0.2; ///< Between ticks.
    };

    QString title;
    Axis x, y;
    std::vector<Line> lines; ///< Under the points.
    std::vector<QPointF> points;
    bool connected = false; ///< A line from point to point.
};

/// As an SVG picture that any browser shows. What lies outside the axes is cut off.
QByteArray toSvg(const Plot& plot);

} // namespace ecgscan::cli
