// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QStyledItemDelegate>

namespace ecgscan {

/// A file name in at most two lines; what is too long for them loses its middle, so that its start
/// and its number stay.
QStringList nameLines(const QString& name, const QFontMetrics& metrics, int width);

/// A row of the work list: thumbnail, file name, and below it the page of several and the state.
class PageListDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kWidth = 220; ///< Pixels that a row needs to be told from others.

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ecgscan
