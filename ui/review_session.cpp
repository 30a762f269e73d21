// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review_session.h"

#include "ui/change_command.h"
#include "ui/watch.h"
#include "widgets/label_texts.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

Q_LOGGING_CATEGORY(lcReview, "ecgscan.review")

QString verdictText(const QString& code, std::optional<Verdict> verdict)
{
    if (!verdict)
        return ReviewSession::tr("taking back the verdict on %1").arg(code);
    switch (*verdict) {
    case Verdict::accepted:
        return ReviewSession::tr("accepting %1").arg(code);
    case Verdict::rejected:
        return ReviewSession::tr("rejecting %1").arg(code);
    case Verdict::added:
        return ReviewSession::tr("adding %1").arg(code);
    }
    return {};
}

QString detailsText(const FindingReview& before, const FindingReview& after)
{
    if (before.severity != after.severity)
        return ReviewSession::tr("set severity of %1 to %2")
            .arg(after.code, severityText(after.severity));
    if (before.certainty != after.certainty)
        return ReviewSession::tr("set certainty of %1 to %2")
            .arg(after.code, certaintyText(after.certainty));
    return ReviewSession::tr("change of the remark on %1").arg(after.code);
}

QString labelsText(const CaseLabels& before, const CaseLabels& after)
{
    if (before.state != after.state)
        return ReviewSession::tr("set state to %1").arg(stateText(after.state));
    if (before.quality != after.quality)
        return ReviewSession::tr("set quality to %1").arg(qualityText(after.quality));
    if (before.isUrgent != after.isUrgent)
        return after.isUrgent ? ReviewSession::tr("mark as urgent")
                              : ReviewSession::tr("mark as not urgent");
    return ReviewSession::tr("change of tags");
}

QString fieldsText(const CaseFields& before, const CaseFields& after)
{
    if (before.patientId != after.patientId)
        return ReviewSession::tr("change of patient id");
    if (before.ageYears != after.ageYears)
        return ReviewSession::tr("change of age");
    if (before.sex != after.sex)
        return ReviewSession::tr("change of sex");
    return ReviewSession::tr("change of date");
}

} // namespace

ReviewSession::ReviewSession(QObject* parent)
    : QObject(parent)
{
}

void ReviewSession::connectTo(AnalysisService* engine, CaseStore* store)
{
    m_engine = engine;
    m_store = store;
    if (m_store && m_engine)
        takeAdoptedHead();
    if (m_page)
        startOpening();
}

void ReviewSession::takeAdoptedHead()
{
    m_headChosen = false;
    watch<Result<std::optional<AdoptedHead>>>(m_store->adoptedHead(), this, [this](auto head) {
        if (head && !*head)
            Q_EMIT problem(head->error()); // the findings are those that came with the program
        else if (head && **head != m_head && !m_headChosen)
            m_engine->useHead(m_head = **head);
    });
}

void ReviewSession::open(const PageRef& page)
{
    forgetPage();
    m_page = page;
    Q_EMIT pageChanged();
    if (m_engine)
        startOpening();
}

void ReviewSession::close()
{
    if (!m_page)
        return;
    forgetPage();
    Q_EMIT pageChanged();
}

void ReviewSession::forgetPage()
{
    Q_EMIT leaving();
    if (m_case && m_saves.hasUnsaved(m_case->id))
        m_unsaved[m_case->id] = *m_case;
    ++m_serial;
    m_opened = false;
    m_opening.cancel();
    m_analyzing.cancel();
    setBusy(false);
    m_page.reset();
    m_case.reset();
    m_analysis.reset();
    m_undo.setActiveStack(nullptr);
}

void ReviewSession::startOpening()
{
    setBusy(true);
    Q_EMIT progressed(-1, tr("Opening the page"));
    const int serial = m_serial;
    m_opening = m_engine->openPage(*m_page);
    watch<Result<PagePixels>>(
        m_opening, this,
        [this, serial](std::optional<Result<PagePixels>> pixels) {
            if (serial != m_serial)
                return;
            if (!pixels)
                return setBusy(false);
            if (!*pixels)
                return report(pixels->error());
            m_opened = true;
            Q_EMIT pixelsReady(**pixels);
            loadCase((*pixels)->sha256);
        },
        [this, serial](int percent, const QString& step) {
            if (serial == m_serial)
                Q_EMIT progressed(percent, step);
        });
}

void ReviewSession::loadCase(const QString& sha256)
{
    if (!m_store)
        return analyze();
    const int serial = m_serial;
    watch<Result<CaseRecord>>(m_store->openCase(*m_page, sha256), this,
        [this, serial](std::optional<Result<CaseRecord>> record) {
            if (serial != m_serial)
                return;
            if (record && *record) {
                m_case = std::move(**record);
                m_case->reviews.removeIf(
                    [this](const FindingReview& review) { return review.reader != m_reader; });
                takeUnsaved();
                m_analysis = m_case->analysis;
                m_undo.setActiveStack(stack());
                Q_EMIT caseLoaded();
            } else if (record) {
                report(record->error());
            }
            if (m_analysis)
                Q_EMIT analysisChanged();
            // An analysis that was made while there was no usable network may get its findings now,
            // and one that was made before the page was repaired is of another reading.
            if (!m_analysis || (m_analysis->page.found && !m_analysis->model)
                || m_analysis->repair != repair())
                return analyze();
            setBusy(false);
        });
}

/// What the reader said and could not be written yet is newer than what the database has.
void ReviewSession::takeUnsaved()
{
    const auto kept = m_unsaved.find(m_case->id);
    if (kept == m_unsaved.end())
        return;
    if (m_saves.hasUnsaved(m_case->id)) {
        m_case->fields = kept->second.fields;
        m_case->note = kept->second.note;
        m_case->repair = kept->second.repair;
        m_case->reviews = kept->second.reviews;
        m_case->corrections = kept->second.corrections;
        m_case->labels = kept->second.labels;
    }
    m_unsaved.erase(kept);
}

void ReviewSession::analyzeAgain()
{
    if (!m_page || !m_engine || m_busy)
        return;
    if (m_opened && (m_case || !m_store))
        analyze();
    else
        startOpening();
}

void ReviewSession::analyze()
{
    setBusy(true);
    Q_EMIT progressed(-1, tr("Analysing the page"));
    m_analyzing.cancel();
    const int serial = ++m_serial;
    m_analyzing = m_engine->analyze(*m_page, repair());
    watch<Result<Analysis>>(
        m_analyzing, this,
        [this, serial](std::optional<Result<Analysis>> analysis) {
            if (serial != m_serial)
                return;
            setBusy(false);
            if (!analysis)
                return;
            if (!*analysis)
                return report(analysis->error());
            if (m_case && (*analysis)->source.sha256 != m_case->sha256)
                return openChangedFile();
            m_analysis = std::move(**analysis);
            if (m_case) {
                m_case->analysis = m_analysis;
                const auto write = [store = m_store, id = m_case->id, value = *m_analysis] {
                    return store->saveAnalysis(id, value);
                };
                m_saves.save(key(u"analysis"_s), write, SaveTracker::Author::program);
            }
            Q_EMIT analysisChanged();
        },
        [this, serial](int percent, const QString& step) {
            if (serial == m_serial)
                Q_EMIT progressed(percent, step);
        });
}

/// The file is another one than the case was made of: what is shown must not be mixed with it.
void ReviewSession::openChangedFile()
{
    open(PageRef(*m_page));
    Q_EMIT problem({Errc::notFound,
        tr("The file was changed after it was opened, so it is opened anew as another case. The "
           "case "
           "of the earlier picture is kept."),
        {}});
}

void ReviewSession::cancel()
{
    m_opening.cancel();
    m_analyzing.cancel();
}

void ReviewSession::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

void ReviewSession::report(const Error& error)
{
    setBusy(false);
    qCWarning(lcReview).noquote() << static_cast<int>(error.code) << error.detail;
    Q_EMIT failed(error);
}

QUndoStack* ReviewSession::stack()
{
    auto& stack = m_stacks[m_case->id];
    if (!stack) {
        stack = std::make_unique<QUndoStack>();
        m_undo.addStack(stack.get());
    }
    return stack.get();
}

SaveTracker::Key ReviewSession::key(const QString& what) const
{
    return {m_case->id, what};
}

const FindingReview* ReviewSession::reviewOf(const QString& code) const
{
    const auto found = std::ranges::find(m_case->reviews, code, &FindingReview::code);
    return found == m_case->reviews.end() ? nullptr : &*found;
}

void ReviewSession::setVerdict(const QString& code, std::optional<Verdict> verdict)
{
    if (!m_case)
        return;
    const FindingReview* before = reviewOf(code);
    std::optional<FindingReview> after;
    if (verdict) {
        after = before ? *before : FindingReview {.code = code, .reader = m_reader};
        after->verdict = *verdict;
        if (verdict == Verdict::rejected)
            after->severity = Severity::unsaid; // of what is not there
    }
    pushReview(verdictText(code, verdict), code, std::move(after));
}

void ReviewSession::setDetails(const FindingReview& review)
{
    const FindingReview* before = m_case ? reviewOf(review.code) : nullptr;
    if (!before)
        return;
    FindingReview after = *before;
    after.severity = review.severity;
    after.certainty = review.certainty;
    after.remark = review.remark;
    pushReview(detailsText(*before, after), review.code, after);
}

void ReviewSession::pushReview(
    const QString& text, const QString& code, std::optional<FindingReview> after)
{
    const FindingReview* known = reviewOf(code);
    const std::optional<FindingReview> before
        = known ? std::optional(*known) : std::optional<FindingReview>();
    if (before ? after && before->saysSameAs(*after) : !after)
        return;
    // A stack is active only while its own case is open, so the command may speak of "the" case.
    stack()->push(new ChangeCommand<std::optional<FindingReview>>(text, before, std::move(after),
        [this, code](const auto& value) { applyReview(code, value); }));
}

void ReviewSession::setLabels(const CaseLabels& labels)
{
    if (!m_case || m_case->labels == labels)
        return;
    stack()->push(new ChangeCommand<CaseLabels>(labelsText(m_case->labels, labels), m_case->labels,
        labels, [this](const CaseLabels& value) { applyLabels(value); }));
}

void ReviewSession::setReader(ReaderId reader)
{
    if (reader == m_reader)
        return;
    const std::optional<PageRef> page = m_page;
    close(); // gives on what is being typed, as the reader who typed it
    if (m_saves.state() == SaveTracker::State::failed) {
        Q_EMIT problem({Errc::busy,
            tr("Some changes are not saved, so the reader stays. Press Retry first."), {}});
        if (page)
            open(*page);
        return;
    }
    m_stacks.clear();
    m_unsaved.clear();
    m_reader = reader;
    Q_EMIT readerChanged();
    if (page)
        open(*page);
}

void ReviewSession::setFields(const CaseFields& fields)
{
    if (!m_case || m_case->fields == fields)
        return;
    stack()->push(new ChangeCommand<CaseFields>(fieldsText(m_case->fields, fields), m_case->fields,
        fields, [this](const CaseFields& value) { applyFields(value); }));
}

void ReviewSession::setNote(const QString& note)
{
    if (!m_case || m_case->note == note)
        return;
    stack()->push(new ChangeCommand<QString>(tr("change of the note"), m_case->note, note,
        [this](const QString& value) { applyNote(value); }));
}

PageRepair ReviewSession::repair() const
{
    return m_case ? m_case->repair : PageRepair();
}

void ReviewSession::setRepair(const PageRepair& repair, const QString& name)
{
    if (!m_case || m_case->repair == repair)
        return;
    stack()->push(new ChangeCommand<PageRepair>(
        name, m_case->repair, repair, [this](const PageRepair& value) { applyRepair(value); }));
}

void ReviewSession::applyRepair(const PageRepair& repair)
{
    m_case->repair = repair;
    m_saves.save(key(u"repair"_s),
        [store = m_store, id = m_case->id, repair] { return store->saveRepair(id, repair); });
    Q_EMIT repairChanged();
    analyze();
}

void ReviewSession::setBoundary(WaveBoundary boundary, std::optional<double> seconds)
{
    if (!m_case || m_case->corrections[boundary] == seconds)
        return;
    Corrections after = m_case->corrections;
    after[boundary] = seconds;
    const QString text = (seconds ? tr("move of %1") : tr("taking back the move of %1"))
                             .arg(boundaryName(boundary));
    stack()->push(new ChangeCommand<Corrections>(text, m_case->corrections, after,
        [this](const Corrections& value) { applyCorrections(value); }));
}

void ReviewSession::applyReview(const QString& code, const std::optional<FindingReview>& review)
{
    m_case->reviews.removeIf([&](const FindingReview& old) { return old.code == code; });
    if (review) {
        m_case->reviews.append(*review);
        m_case->reviews.last().decidedAt = QDateTime::currentDateTimeUtc();
    }
    m_saves.save(key(u"verdict of %1 on %2"_s.arg(m_reader.value).arg(code)),
        [store = m_store, id = m_case->id, code, review, reader = m_reader] {
            return review ? store->saveReview(id, *review) : store->takeBack(id, code, reader);
        });
    Q_EMIT reviewsChanged();
}

void ReviewSession::applyLabels(const CaseLabels& labels)
{
    m_case->labels = labels;
    m_saves.save(key(u"labels"_s),
        [store = m_store, id = m_case->id, labels] { return store->saveLabels(id, labels); });
    Q_EMIT labelsChanged();
}

void ReviewSession::applyFields(const CaseFields& fields)
{
    m_case->fields = fields;
    m_saves.save(key(u"fields"_s),
        [store = m_store, id = m_case->id, fields] { return store->saveFields(id, fields); });
    Q_EMIT fieldsChanged();
}

void ReviewSession::applyNote(const QString& note)
{
    m_case->note = note;
    m_saves.save(key(u"note"_s),
        [store = m_store, id = m_case->id, note] { return store->saveNote(id, note); });
    Q_EMIT noteChanged();
}

void ReviewSession::backUp(const QString& file)
{
    if (!m_store)
        return;
    watch<Status>(m_store->backUp(file), this, [this, file](const std::optional<Status>& done) {
        if (done && *done)
            Q_EMIT backedUp(file);
        else if (done)
            Q_EMIT problem(done->error());
    });
}

void ReviewSession::restore(const QString& backup)
{
    if (!m_store)
        return;
    const auto page = m_page;
    close(); // what is being typed is given on
    if (m_saves.state() == SaveTracker::State::failed) {
        Q_EMIT problem({Errc::busy,
            tr("Some changes are not saved, so nothing was restored. Press Retry first."), {}});
        if (page)
            open(*page);
        return;
    }
    setBusy(true); // nothing is analysed in the background meanwhile
    watch<Status>(m_store->restore(backup), this, [this, page](const std::optional<Status>& done) {
        setBusy(false);
        if (done && *done) {
            m_reader = {}; // who is who is said by the backup
            Q_EMIT readerChanged();
            m_stacks.clear(); // they would bring back what was replaced
            m_unsaved.clear();
            m_saves.forget();
            takeAdoptedHead();
        }
        if (page && !m_page)
            open(*page);
        if (done && *done)
            Q_EMIT restored();
        else if (done)
            Q_EMIT problem(done->error());
    });
}

void ReviewSession::applyCorrections(const Corrections& corrections)
{
    m_case->corrections = corrections;
    m_saves.save(key(u"corrections"_s), [store = m_store, id = m_case->id, corrections] {
        return store->saveCorrections(id, corrections);
    });
    Q_EMIT correctionsChanged();
}

void ReviewSession::adoptHead(const std::optional<AdoptedHead>& head)
{
    if (!m_store || !m_engine)
        return;
    m_head = head;
    m_headChosen = true;
    m_engine->useHead(head);
    m_saves.save(
        {CaseId {}, u"adopted head"_s}, [store = m_store, head] { return store->adoptHead(head); });
}

} // namespace ecgscan
