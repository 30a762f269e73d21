// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/library.h"

#include <QDockWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTableView;
class QTimer;
class QToolButton;

namespace ecgscan {

class ChoiceBox;
class FindingPicker;
class LibraryModel;

/// All cases of the database: search, filters, sorting, copying as a table, opening.
class LibraryDock : public QDockWidget {
    Q_OBJECT
public:
    explicit LibraryDock(QWidget* parent = nullptr);

    void connectTo(CaseLibrary* library); ///< Not owned; null: there is none.
    void setReader(ReaderId reader); ///< Whose verdicts count.
    void setSiteLabels(const QList<SiteLabel>& labels);
    /// Something was changed: what is shown is asked for anew, soon.
    void refreshLater();
    void focusSearch();

    LibraryModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }

Q_SIGNALS:
    void openRequested(const PageRef& page);
    void problem(const Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeFilters();
    void makeFilterControls();
    void makeTable();
    void makeTableActions();
    void apply();
    void clearFilters();
    void setFinding(const QString& code);
    void showCount(int rows);
    void openCurrent();
    QList<CaseId> selectedCases() const;
    void copySelected();
    void copyFrom(const QList<CaseId>& cases, qsizetype from, const QStringList& lines);

    CaseLibrary* m_library = nullptr;
    LibraryModel* m_model;
    QTableView* m_table;
    QLabel* m_count;
    QLineEdit* m_text;
    ChoiceBox* m_state;
    ChoiceBox* m_quality;
    ChoiceBox* m_reading;
    FindingPicker* m_picker;
    QToolButton* m_finding; ///< Shows the code that is filtered by, and takes the filter away.
    QCheckBox* m_urgent;
    QToolButton* m_clear;
    QTimer* m_settle;
    QTimer* m_refresh;
    QString m_findingCode;
    ReaderId m_reader;
};

/// The rows as text with tabs, headers first; a cell that a spreadsheet would take for a formula
/// gets an apostrophe before it.
QString libraryTableHeader();
QString libraryTableLine(const LibraryRow& row);

} // namespace ecgscan
