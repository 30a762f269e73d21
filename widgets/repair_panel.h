// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace ecgscan {

/// What a person corrects of a page's reading: speed, gain, layout, corners of the paper, and of
/// each printed stretch its name, its baseline, and parts that were read wrongly. Everything can be
/// typed; corners and pens can also be drawn on the page, which the window does (see
/// RepairOverlay). Corrections that were made are listed below and can be taken back one by one.
class RepairPanel : public QWidget {
    Q_OBJECT
public:
    explicit RepairPanel(QWidget* parent = nullptr);

    void setAnalysis(const std::optional<Analysis>& analysis); ///< With the repair it was read by.
    void setRepair(const PageRepair& repair);

    /// atPx: of the stretch.
    void addErased(QPointF atPx, QPointF fromPx, QPointF toPx);
    void addDrawn(QPointF atPx, const std::vector<QPointF>& penPx);
    void setCorners(const std::array<QPointF, 4>& cornersPx);
    /// The stretch that is chosen; nullptr: there is none.
    const LeadTrace* stretch() const;
    void chooseStretch(std::size_t trace); ///< Index into Analysis::leads.

Q_SIGNALS:
    /// name: of the change, for "Undo ...".
    void repairEdited(const PageRepair& repair, const QString& name);
    void cornersToMove();
    void partToErase();
    void partToDraw();

private:
    QWidget* makePageBox();
    QWidget* makeStretchBox();
    QWidget* makeListBox();
    void showValues();
    void showStretch();
    void giveOn(const PageRepair& repair, const QString& name);
    /// In the place of an earlier correction of that kind, where it is of the whole stretch.
    void add(TraceRepair correction, const QString& name);
    void eraseSeconds();
    int stretchOf(QPointF px) const;
    QString text(const TraceRepair& made) const; ///< For the list.
    void takeBack();

    QComboBox *m_speed, *m_gain, *m_layout, *m_stretches, *m_name;
    QDoubleSpinBox *m_from, *m_to, *m_shift;
    QWidget* m_stretchBox;
    QListWidget* m_made;
    QPushButton* m_takeBack;
    std::optional<Analysis> m_analysis;
    PageRepair m_repair;
    std::optional<QPointF> m_shown; ///< The stretch whose values are shown.
};

} // namespace ecgscan
