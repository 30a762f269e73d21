// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"
#include "model/core/case_store.h"
#include "ui/save_tracker.h"

#include <QObject>
#include <QUndoGroup>
#include <QUndoStack>

#include <map>
#include <memory>

namespace ecgscan {

/// One page under review: opens it, loads what is kept of it, has it analysed when nothing is kept,
/// and writes what the reader says at once. The last open() wins: results of an earlier page are
/// dropped and its work is cancelled. Every change of the reader's is undoable for as long as the
/// window is open, case by case.
class ReviewSession : public QObject {
    Q_OBJECT
public:
    explicit ReviewSession(QObject* parent = nullptr);

    /// Neither is owned; both outlive this. store may be null: pages are shown and analysed, but
    /// nothing can be changed. A page that was opened before is opened now.
    void connectTo(AnalysisService* engine, CaseStore* store);

    void open(const PageRef& page);
    void close();
    void analyzeAgain(); ///< Opens the page anew when that failed or was cancelled.
    void cancel(); ///< Stops the analysis; the page stays.

    const std::optional<PageRef>& page() const { return m_page; }
    const std::optional<CaseRecord>& record() const
    {
        return m_case;
    } ///< Empty until it is loaded. Its reviews are those of reader() alone.
    const std::optional<Analysis>& analysis() const { return m_analysis; }
    bool isBusy() const { return m_busy; }
    PageRepair repair() const; ///< Empty where nothing was corrected.

    void setVerdict(const QString& code, std::optional<Verdict> verdict);
    /// Severity, certainty and remark of a finding that has a verdict.
    void setDetails(const FindingReview& review);
    void setLabels(const CaseLabels& labels);
    void setFields(const CaseFields& fields);
    void setNote(const QString& note);
    /// Analyses the page anew with it. name: of the change, for the menu.
    void setRepair(const PageRepair& repair, const QString& name);
    /// Seconds as in Corrections; nullopt takes the correction back.
    void setBoundary(WaveBoundary boundary, std::optional<double> seconds);
    /// From now on verdicts are this reader's; not while something is not saved. The page is opened
    /// anew, and what another reader did can't be undone any more.
    void setReader(ReaderId reader);
    ReaderId reader() const { return m_reader; }
    /// Later analyses use this head, now and after the next start;
    /// nullopt: the findings that came with the program.
    void adoptHead(const std::optional<AdoptedHead>& head);
    const std::optional<AdoptedHead>& adoptedHead() const { return m_head; }

    /// Copies all cases to a file: backedUp() or problem().
    void backUp(const QString& file);
    /// Puts a backup in the place of all cases and opens the page anew: restored() or problem().
    /// What was done before can't be undone any more. Not while something is not saved.
    void restore(const QString& backup);

    QUndoGroup* undoGroup() { return &m_undo; }
    SaveTracker* saves() { return &m_saves; }

Q_SIGNALS:
    void leaving(); ///< Another page is about to be opened: give on what is being typed.
    void pageChanged(); ///< page() is another one, or none; nothing of it is known yet.
    void pixelsReady(const PagePixels& pixels);
    void caseLoaded();
    void analysisChanged();
    void reviewsChanged();
    void fieldsChanged();
    void noteChanged();
    void repairChanged();
    void backedUp(const QString& file);
    void restored();
    void correctionsChanged();
    void labelsChanged();
    void readerChanged();
    void busyChanged(bool busy);
    void progressed(int percent, const QString& step);
    void problem(const Error& error); ///< That is not of this page: it goes on as it is.
    void failed(
        const Error& error); ///< Of opening, loading or analysing; saving speaks through saves().

private:
    void takeAdoptedHead();
    void forgetPage();
    void openChangedFile();
    void startOpening();
    void loadCase(const QString& sha256);
    void takeUnsaved();
    void analyze();
    void setBusy(bool busy);
    void report(const Error& error);
    QUndoStack* stack();
    SaveTracker::Key key(const QString& what) const;
    const FindingReview* reviewOf(const QString& code) const; ///< nullptr: none.
    void pushReview(const QString& text, const QString& code, std::optional<FindingReview> after);
    void applyReview(const QString& code, const std::optional<FindingReview>& review);
    void applyFields(const CaseFields& fields);
    void applyNote(const QString& note);
    void applyRepair(const PageRepair& repair);
    void applyCorrections(const Corrections& corrections);
    void applyLabels(const CaseLabels& labels);

    AnalysisService* m_engine = nullptr;
    CaseStore* m_store = nullptr;
    std::optional<PageRef> m_page;
    std::optional<CaseRecord> m_case;
    std::optional<Analysis> m_analysis;
    QFuture<Result<PagePixels>> m_opening;
    QFuture<Result<Analysis>> m_analyzing;
    ReaderId m_reader;
    std::optional<AdoptedHead> m_head;
    bool m_headChosen = false; ///< Since the start: what the store says later is older.
    int m_serial = 0; ///< Of the page or its newest analysis; other results are dropped.
    bool m_opened = false; ///< The pixels are shown.
    bool m_busy = false;
    std::map<CaseId, std::unique_ptr<QUndoStack>> m_stacks;
    std::map<CaseId, CaseRecord> m_unsaved; ///< Cases left before all was written.
    QUndoGroup m_undo;
    SaveTracker m_saves;
};

} // namespace ecgscan
