// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

double luminance(const QColor& color)
{
    const auto linear
        = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

QColor mixed(const QColor& a, const QColor& b, double partOfB)
{
    const auto mix
        = [partOfB](float x, float y) { return static_cast<float>(x + (y - x) * partOfB); };
    return QColor::fromRgbF(
        mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QPixmap rendered(QByteArray svg, const QColor& color, int side)
{
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

bool isDark(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Window))
        < luminance(palette.color(QPalette::WindowText));
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QColor quietText(const QPalette& palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    for (double part = 0.40; part > 0; part -= 0.05) {
        const QColor quiet = mixed(text, base, part);
        if (contrast(quiet, base) >= 4.6 && contrast(quiet, window) >= 4.6)
            return quiet;
    }
    return text;
}

QColor toneColor(const QPalette& palette, Tone tone)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::info:
        return dark ? QColor(0x6f, 0xb1, 0xf0) : QColor(0x1f, 0x5f, 0xa8);
    case Tone::warning:
        return dark ? QColor(0xf0, 0xb4, 0x4c) : QColor(0x9a, 0x57, 0x00);
    case Tone::good:
        return dark ? QColor(0x6c, 0xc8, 0x9a) : QColor(0x17, 0x6e, 0x47);
    }
    return palette.color(QPalette::WindowText);
}

QColor toneBackground(const QPalette& palette, Tone tone)
{
    return mixed(palette.color(QPalette::Base), toneColor(palette, tone), 0.12);
}

QIcon themedIcon(const QString& name, const QPalette& palette)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        icon.addPixmap(rendered(svg, palette.color(QPalette::Active, QPalette::WindowText), side));
        icon.addPixmap(rendered(svg, palette.color(QPalette::Disabled, QPalette::WindowText), side),
            QIcon::Disabled);
    }
    return icon;
}

} // namespace ecgscan
