// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case_store.h"

#include <QObject>

#include <functional>

class QAction;
class QMainWindow;
class QMenu;

namespace ecgscan {

class CaseLabelsForm;
class FindingsPanel;
class ReviewSession;
class SiteLabels;

/// Parts of the window that CaseActions ties together. None is owned; all outlive it.
struct CaseParts {
    QMainWindow* window = nullptr;
    ReviewSession* session = nullptr;
    FindingsPanel* findings = nullptr;
    CaseLabelsForm* labels = nullptr;
};

/// What a reader does with the case under review beyond its findings: state, page quality, urgency,
/// tags, labels of the site.
class CaseActions : public QObject {
    Q_OBJECT
public:
    explicit CaseActions(const CaseParts& parts);
    void connectTo(CaseStore* store); ///< Not owned; null: there is none.

    void addTo(QMenu* menu);
    void flush(); ///< Gives on what is being typed.

Q_SIGNALS:
    void siteLabelsChanged(const QList<SiteLabel>& labels);
    void problem(const Error& error);

private:
    void makeStateMenu();
    void makeQualityMenu();
    void connectLabels();
    void showLabels();
    void change(const std::function<void(CaseLabels&)>& edit);
    void loadTags();

    CaseParts m_parts;
    CaseLibrary* m_library = nullptr;
    SiteLabels* m_siteLabels;
    QMenu* m_state;
    QMenu* m_quality;
    QAction* m_urgent;
    QAction* m_newLabel;
};

} // namespace ecgscan
