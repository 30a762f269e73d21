// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/page_style.h"

#include "model/synthesis/dice.h"

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kStyleStream = 11;

PageText randomText(Dice& dice)
{
    PageText text;
    text.footer = dice.chance(0.8);
    if (dice.chance(0.3))
        return text;
    const auto number = [&](int from, int to) {
        return QString::number(
            from + static_cast<int>(dice.below(static_cast<std::size_t>(to - from))));
    };
    const QString sex = dice.chance(0.5) ? u"Female"_s : u"Male"_s;
    text.left = {u"ID: "_s + number(10000, 99999), number(18, 95) + u" yr   "_s + sex};
    text.middle = {u"20%1-0%2-1%3  1%4:2%5"_s.arg(
        number(10, 26), number(1, 9), number(0, 9), number(0, 9), number(0, 9))};
    if (dice.chance(0.6))
        text.right = {u"Simulated recording"_s, u"not of a person"_s};
    if (dice.chance(0.4))
        text.left.append(u"Room: "_s + number(1, 40));
    return text;
}

} // namespace

PageStyle plainStyle()
{
    PageStyle style;
    style.text.left = {u"ID: 00001"_s, u"54 yr   Female"_s};
    style.text.middle = {u"2026-01-01  08:00"_s};
    style.text.right = {u"Simulated recording"_s, u"not of a person"_s};
    return style;
}

PageStyle randomStyle(unsigned seed)
{
    Dice dice(seed, kStyleStream);
    PageStyle style;
    style.penMm = dice.between(0.2, 0.4);
    style.grid = dice.pick({GridStyle::fineLines, GridStyle::fineLines, GridStyle::fineLines,
        GridStyle::fineLines, GridStyle::coarseLinesOnly, GridStyle::dots});
    // red, pink, orange, green, grey, brown, blue
    style.gridColour = dice.pick(
        {QColor(240, 150, 150), QColor(240, 130, 165), QColor(245, 165, 110), QColor(140, 195, 150),
            QColor(175, 175, 180), QColor(190, 110, 105), QColor(150, 165, 215)});
    style.fineShare = dice.between(0.3, 0.8);
    style.coarseLineMm = dice.between(0.15, 0.35);
    style.fineLineMm = dice.between(0.08, 0.15);
    style.paper = dice.pick({QColor(255, 252, 250), QColor(255, 255, 255), QColor(255, 242, 240),
        QColor(253, 232, 238), QColor(250, 250, 240)});
    style.ink
        = dice.pick({QColor(20, 20, 25), QColor(0, 0, 0), QColor(25, 25, 60), QColor(60, 60, 60)});
    style.marginMm = dice.chance(0.3) ? 0 : dice.between(2, 14);
    style.pulse = dice.pick(
        {PulseSide::left, PulseSide::left, PulseSide::left, PulseSide::right, PulseSide::none});
    style.separator
        = dice.pick({Separator::none, Separator::tick, Separator::bar, Separator::dottedLine});
    style.names
        = dice.pick({NamePlace::above, NamePlace::above, NamePlace::below, NamePlace::left});
    style.nameMm = dice.between(2.2, 3.6);
    if (style.names == NamePlace::left) {
        style.gapMm = 4 * style.nameMm; // room for the names of the later columns
        style.separator = Separator::none;
    } else if (dice.chance(0.15)) {
        style.gapMm = dice.between(1, 4);
    }
    style.fontFamily = dice.pick({u"DejaVu Sans"_s, u"DejaVu Serif"_s, u"DejaVu Sans Mono"_s});
    style.bold = dice.chance(0.3);
    style.text = randomText(dice);
    return style;
}

} // namespace ecgscan
