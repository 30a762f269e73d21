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

} // namespace

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
    const int top = text.center().y() - line;
    painter->setPen(ink);
    painter->drawText(QRect(text.x(), top, text.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
        option.fontMetrics.elidedText(
            index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, text.width()));
    painter->setPen(selected ? ink : quietText(colors));
    painter->drawText(QRect(text.x(), top + line + 3, text.width(), line),
        Qt::AlignLeft | Qt::AlignVCenter,
        option.fontMetrics.elidedText(
            index.data(PageListModel::kStateTextRole).toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize PageListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {
        kWidth, std::max(kThumbnail.height(), 2 * option.fontMetrics.height() + 3) + 2 * kMargin};
}

} // namespace ecgscan
