// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QDialog>
#include <QJsonObject>
#include <QSet>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProcess;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QSettings;

namespace ecgscan {

/// What the dialog offers, and what it works with.
struct ExportSetup {
    QString program; ///< The engine: `ecgscan`.
    QString databaseFile;
    CaseId current; ///< The open one; not valid: none is open.
    QList<CaseId> listed; ///< Those of the work list that are in the database.
    QSettings* settings = nullptr; ///< Not owned; remembers folder and formats.
    ReaderId reader {}; ///< Whose verdicts go out: readers do not see each other's.
};

/// Asks what goes out, in which formats and where to, and has `ecgscan export` do it in a process
/// of its own: with progress, and a stop that leaves whole files. So the window and the command
/// line write the same.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(ExportSetup setup, QWidget* parent = nullptr);
    ~ExportDialog() override; ///< Stops what runs.

    void reject() override; ///< While it runs: stops it, and stays open.

private:
    void makeWhat();
    void makeFormats();
    void makeFolder();
    void updateEnabled();
    void start();
    void runNext();
    void readLines();
    void finished(int exitCode);
    void sayEnd(bool started, bool ended);
    void say(const QString& text);
    QString caseList() const; ///< For --case.
    QStringList chosenFormats() const;

    ExportSetup m_setup;
    QList<QStringList> m_runs; ///< Arguments of what is still to be run.
    QString m_problems; ///< What the program said on its standard error.
    QStringList m_places; ///< Folders that are written to.
    int m_cases = 0; ///< Of the run.
    QSet<int> m_incomplete; ///< Which of the cases lack something, in one run or the other.
    QJsonObject m_summary; ///< The run's; empty: it has not said one.
    bool m_stopped = false;
    QProcess* m_process = nullptr; ///< Null while nothing runs.
    QRadioButton* m_this = nullptr;
    QRadioButton* m_all = nullptr;
    QList<QCheckBox*> m_formats; ///< Their object names are the formats.
    QCheckBox* m_deIdentify = nullptr;
    QLineEdit* m_folder = nullptr;
    QPushButton* m_browse = nullptr;
    QLabel* m_text = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_close = nullptr;
};

/// "1-20,25" of the numbers of cases.
QString caseRanges(QList<CaseId> cases);

} // namespace ecgscan
