// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ecg_paper.h"

#include "widgets/theme.h"

#include <qcustomplot.h>

#include <algorithm>

namespace ecgscan {

namespace {

/// Lines every so many units with four fine ones between them, and no numbers.
class PaperTicker : public QCPAxisTickerFixed {
public:
    explicit PaperTicker(double strong) { setTickStep(strong); }

protected:
    int getSubTickCount(double) override { return 4; }
};

} // namespace

PaperColors paperColors(const QPalette& palette)
{
    if (isDark(palette))
        return {{0x1d, 0x1b, 0x1c}, {0x35, 0x2a, 0x2b}, {0x55, 0x3a, 0x3b}, {0xf2, 0xf0, 0xee},
            {0xf2, 0xf0, 0xee}};
    return {{0xff, 0xfc, 0xfa}, {0xfa, 0xe3, 0xdf}, {0xf0, 0xbd, 0xb5}, {0x12, 0x12, 0x18},
        {0x12, 0x12, 0x18}};
}

QColor onDarkPaper(const QColor& color)
{
    return QColor::fromHslF(
        color.hslHueF(), color.hslSaturationF(), std::max(color.lightnessF(), 0.68f));
}

void rulePaper(QCPAxis& axis, double strong, const PaperColors& colors)
{
    axis.setTicker(QSharedPointer<PaperTicker>::create(strong));
    axis.setTicks(false);
    axis.setTickLabels(false);
    axis.setBasePen(Qt::NoPen);
    axis.grid()->setSubGridVisible(true);
    axis.grid()->setZeroLinePen(Qt::NoPen);
    axis.grid()->setPen(QPen(colors.strong, 1));
    axis.grid()->setSubGridPen(QPen(colors.fine, 1));
}

} // namespace ecgscan
