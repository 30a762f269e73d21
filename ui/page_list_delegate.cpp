// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page_list_delegate.h"

#include "ui/page_list_model.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>

namespace ecgscan {
namespace {

constexpr QSize kThumbnail(92, 64);
constexpr int kMargin = 8;
constexpr int kLines = 4; // two of the name, the page, the state
constexpr int kGap = 3; // above what is not the name

} // namespace

QStringList nameLines(const QString& name, const QFontMetrics& metrics, int width)
{
    qsizetype fits = name.size();
    while (fits > 1 && metrics.horizontalAdvance(name.left(fits)) > width)
        --fits;
    if (fits == name.size())
        return {name};
    const QString second = metrics.elidedText(name.mid(fits), Qt::ElideMiddle, width);
    return {name.left(fits), second};
}

void PageListDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);

    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette& colors = option.palette;
    const QColor ink = colors.color(selected ? QPalette::HighlightedText : QPalette::Text);
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect frame(option.rect.topLeft() + QPoint(kMargin, kMargin), kThumbnail);
    const auto picture = index.data(Qt::DecorationRole).value<QPixmap>();
    if (picture.isNull()) {
        painter->fillRect(frame, colors.color(QPalette::AlternateBase));
        painter->setPen(quietText(colors));
        painter->drawText(frame, Qt::AlignCenter,
            index.data(PageListModel::kThumbnailFailedRole).toBool() ? tr("no picture") : tr("…"));
    } else {
        QRect shown(QPoint(), picture.size().scaled(kThumbnail, Qt::KeepAspectRatio));
        shown.moveCenter(frame.center());
        painter->drawPixmap(shown, picture);
        painter->setPen(colors.color(QPalette::Mid));
        painter->drawRect(shown.adjusted(0, 0, -1, -1));
    }
    const QRect text
        = option.rect.adjusted(2 * kMargin + kThumbnail.width(), kMargin, -kMargin, -kMargin);
    const int line = option.fontMetrics.height();
    const QStringList name = nameLines(
        index.data(PageListModel::kFileNameRole).toString(), option.fontMetrics, text.width());
    QStringList below {index.data(PageListModel::kPageTextRole).toString(),
        index.data(PageListModel::kStateTextRole).toString()};
    below.removeAll(QString());
    int top = text.center().y() - (static_cast<int>(name.size() + below.size()) * line + kGap) / 2;
    const auto draw = [&](const QString& words) {
        painter->drawText(QRect(text.x(), top, text.width(), line),
            Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(words, Qt::ElideRight, text.width()));
        top += line;
    };
    painter->setPen(ink);
    for (const QString& words : name)
        draw(words);
    top += kGap;
    painter->setPen(selected ? ink : quietText(colors));
    for (const QString& words : std::as_const(below))
        draw(words);
    painter->restore();
}

QSize PageListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {kWidth,
        std::max(kThumbnail.height(), kLines * option.fontMetrics.height() + kGap) + 2 * kMargin};
}

} // namespace ecgscan
