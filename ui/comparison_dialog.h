// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/library.h"
#include "model/core/readers.h"

#include <QDialog>
#include <QMap>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace ecgscan {

/// What a comparison works on. The stores are not owned and outlive it.
struct ComparisonSetup {
    ReaderStore* readers = nullptr;
    CaseLibrary* library = nullptr;
    ReaderId adjudicator; ///< Who is signed in.
};

/// Two readers side by side: how far they agree on each finding, where they differ, and the last
/// word on that.
class ComparisonDialog : public QDialog {
    Q_OBJECT
public:
    ComparisonDialog(
        const ComparisonSetup& setup, const QList<Reader>& readers, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(const PageRef& page);

private:
    void makeTables();
    QWidget* makeButtons();
    void load();
    void loadPages();
    void showAgreement();
    void showDifferences();
    void decide(std::optional<bool> isPresent);
    void updateEnabled();
    const ReadingPair* current() const; ///< nullptr: no difference is selected.
    ReaderId chosen(const QComboBox* box) const;
    void showProblem(const Error& error);

    ComparisonSetup m_setup;
    QComboBox* m_first;
    QComboBox* m_second;
    QLabel* m_message;
    QTableWidget* m_agreement;
    QTableWidget* m_differences;
    QPushButton* m_present;
    QPushButton* m_absent;
    QPushButton* m_open;
    QPushButton* m_page;
    QList<ReadingPair> m_pairs;
    QList<ReadingPair> m_differing; ///< In the order of the rows.
    QMap<CaseId, PageRef> m_pages;
    int m_serial = 0; ///< Of what was asked for last.
};

} // namespace ecgscan
