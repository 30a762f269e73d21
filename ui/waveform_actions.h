// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead_layout.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QSettings;
class QWidget;

namespace ecgscan {

class PageView;
class TwelveLeadView;

/// How the leads are drawn, and calipers over them and over the page. Format, speed and gain are
/// kept in the settings.
class WaveformActions : public QObject {
    Q_OBJECT
public:
    /// The views and settings outlive it; `window` owns it and gets the actions' keys.
    WaveformActions(TwelveLeadView& leads, PageView& page, QSettings& settings, QWidget* window);

    void addTo(QMenu& menu) const;

private:
    template <class Value> struct Choice {
        Value value;
        QString text;
        QKeySequence key;
    };
    QAction* make(const QString& text, const QKeySequence& key);
    template <class Value>
    QActionGroup* makeGroup(const QList<Choice<Value>>& choices, const Value& chosen,
        void (WaveformActions::*choose)(Value));
    void makeFormats();
    void makeScales();
    void makeCalipers();
    void chooseFormat(LeadFormat format);
    void chooseSpeed(double mmPerS);
    void chooseGain(double mmPerMv);
    void showAlone(Lead lead);
    void setCalipers(bool active);

    TwelveLeadView& m_leads;
    PageView& m_page;
    QSettings& m_settings;
    QWidget* m_window;
    double m_mmPerS, m_mmPerMv;
    Lead m_alone = Lead::II;
    QActionGroup* m_formats = nullptr;
    QActionGroup* m_speeds = nullptr;
    QActionGroup* m_gains = nullptr;
    QAction *m_nextFormat, *m_nextSpeed, *m_nextGain, *m_nextLead, *m_previousLead;
    QAction *m_calipers, *m_march;
};

} // namespace ecgscan
