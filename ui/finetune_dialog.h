// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/finetune_run.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QSettings;
class QTableWidget;
class QTimer;

namespace ecgscan {

/// What is needed to start a run.
struct FinetuneSetup {
    QString program; ///< The engine: `ecgscan`.
    QString databaseFile;
    QString headsFolder; ///< Each run makes a folder of its own in it.
    QSettings* settings = nullptr; ///< Not owned; remembers the running one.
};

/// Starts `ecgscan finetune` as a process of its own, shows how far it is, then before and after,
/// and lets the reader adopt the result or keep what is in use. Closing the dialog stops nothing.
class FinetuneDialog : public QDialog {
    Q_OBJECT
public:
    explicit FinetuneDialog(FinetuneSetup setup, QWidget* parent = nullptr);

Q_SIGNALS:
    void adopted(const AdoptedHead& head);

private:
    void makeTable();
    void start();
    void stop(); ///< Ends the run; what it has learned so far is dropped.
    void poll();
    bool isRunning() const;
    void showIntroduction();
    void showProgress(const FinetuneProgress& progress);
    void showFailure(const QString& message);
    void showReport(const FinetuneReport& report);
    void discard();
    void finish();

    FinetuneSetup m_setup;
    QString m_folder;
    qint64 m_pid = 0;
    std::optional<AdoptedHead> m_head;
    QTimer* m_poll;
    QLabel* m_text;
    QProgressBar* m_bar;
    QTableWidget* m_table;
    QPushButton* m_start;
    QPushButton* m_stop;
    QPushButton* m_adopt;
    QPushButton* m_keep;
    QPushButton* m_close;
};

} // namespace ecgscan
