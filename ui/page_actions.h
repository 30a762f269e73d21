// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QSettings;
class QWidget;

namespace ecgscan {

class PageView;

/// How the page is shown: its tone, which way up, its traces and rulers. Tone and turn are those of
/// one page; what is chosen for the traces and the rulers is kept in the settings.
class PageActions : public QObject {
    Q_OBJECT
public:
    /// The view and the settings outlive it; `window` owns it and gets the actions' keys.
    PageActions(PageView& page, QSettings& settings, QWidget* window);

    void addTo(QMenu& menu) const; ///< As a menu of its own.

private:
    QAction* make(const QString& text, const QKeySequence& key);
    void makeTone();
    void makeTurns();
    void makeTraces();
    void changeTone(int brightness, int contrast);
    void nextOpacity();

    PageView& m_page;
    QSettings& m_settings;
    QWidget* m_window;
    QAction *m_brighter, *m_darker, *m_moreContrast, *m_lessContrast, *m_invert, *m_asItIs;
    QAction *m_right, *m_left;
    QAction *m_fainter, *m_blink, *m_rulers;
};

} // namespace ecgscan
