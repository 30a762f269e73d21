// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

namespace ecgscan {

class PageView;
class RepairOverlay;
class RepairPanel;
class ReviewSession;

/// Where the reading of the page under review is corrected: the panel with what can be typed, and
/// on the page its corners and pens. Every correction is one undoable change of the session, which
/// has the page read anew. A click with the right button on a trace chooses its stretch.
class RepairDock : public QDockWidget {
    Q_OBJECT
public:
    /// Neither is owned; both outlive this.
    RepairDock(ReviewSession* session, PageView* page, QWidget* parent);

private:
    void connectSession();
    void connectPanel();
    void showMenu(const QPoint& viewPos);
    void moveCorners();
    void choosePart(bool erase);

    ReviewSession* m_session;
    PageView* m_page;
    RepairPanel* m_panel;
    RepairOverlay* m_overlay;
};

} // namespace ecgscan
