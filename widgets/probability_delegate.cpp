// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/probability_delegate.h"

#include "widgets/findings_table_model.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace ecgscan {

void ProbabilityDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QVariant probability = index.data(FindingsTableModel::kProbabilityRole);
    if (!probability.isValid())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString text = ground.text;
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);

    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const int textWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("100 %"));
    const QRect cell = option.rect.adjusted(6, 0, -6, 0);
    const QRectF bar(
        cell.x() + textWidth + 8, cell.center().y() - 3.5, cell.width() - textWidth - 8, 8);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(ink);
    painter->drawText(QRect(cell.x(), cell.y(), textWidth, cell.height()),
        Qt::AlignRight | Qt::AlignVCenter, text);
    QColor track = ink;
    track.setAlphaF(0.15f);
    painter->setPen(Qt::NoPen);
    painter->setBrush(track);
    painter->drawRoundedRect(bar, 2, 2);
    QRectF filled = bar;
    filled.setWidth(bar.width() * std::clamp(probability.toDouble(), 0.0, 1.0));
    painter->setBrush(selected ? ink : toneColor(option.palette, Tone::info));
    painter->drawRoundedRect(filled, 2, 2);
    const double mark
        = bar.x() + bar.width() * index.data(FindingsTableModel::kThresholdRole).toDouble();
    painter->setPen(QPen(ink, 2));
    painter->drawLine(QPointF(mark, bar.top() - 4), QPointF(mark, bar.bottom() + 4));
    painter->restore();
}

QSize ProbabilityDelegate::sizeHint(
    const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setWidth(std::max(size.width(), 96));
    return size;
}

} // namespace ecgscan
