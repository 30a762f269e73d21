// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page_list_model.h"

#include "model/core/file_limits.h"
#include "ui/watch.h"

#include <QFileInfo>

#include <algorithm>

namespace ecgscan {
namespace {

constexpr int kThumbnailPx = 192; // shown at 92, sharp at a scaling of 200 %

} // namespace

PageListModel::PageListModel(QObject* parent)
    : QAbstractListModel(parent)
{
    connect(this, &PageListModel::thumbnailMissing, this, &PageListModel::want);
}

void PageListModel::setService(AnalysisService* service)
{
    m_service = service;
    if (service)
        connect(service, &AnalysisService::engineStarted, this, &PageListModel::askAgain);
    nextThumbnail();
}

void PageListModel::setThumbnailsPaused(bool paused)
{
    m_paused = paused;
    nextThumbnail();
}

/// What failed may have failed with an engine.
void PageListModel::askAgain()
{
    for (int at = 0; at < rowCount(); ++at) {
        Row& row = m_rows[static_cast<std::size_t>(at)];
        if (!row.thumbnailFailed)
            continue;
        row.asked = row.thumbnailFailed = false;
        Q_EMIT dataChanged(index(at), index(at));
    }
}

void PageListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_firstRow.clear();
    m_wanted.clear();
    endResetModel();
}

void PageListModel::addFiles(const QStringList& files)
{
    std::vector<Row> added;
    for (const QString& file : files) {
        Row row;
        row.page = {file, 1};
        if (rowOf(row.page) < 0)
            added.push_back(std::move(row));
    }
    if (added.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    findFirstRows();
    endInsertRows();
}

void PageListModel::setPageCount(const QString& file, int pages)
{
    const int first = rowOf({file, 1});
    if (first < 0)
        return;
    const auto of = [&](const Row& row) { return row.page.file == file; };
    const auto known = static_cast<int>(std::ranges::count_if(m_rows, of)); // 1 to known, in a row
    if (pages <= known)
        return;
    beginInsertRows({}, first + known, first + pages - 1);
    for (int page = known + 1; page <= pages; ++page) {
        Row row;
        row.page = {file, page};
        row.isLookedUp = m_rows[static_cast<std::size_t>(first)].isLookedUp;
        m_rows.insert(m_rows.begin() + first + page - 1, std::move(row));
    }
    findFirstRows();
    endInsertRows();
    for (Row& row : m_rows) {
        if (of(row))
            row.pages = pages;
    }
    Q_EMIT dataChanged(index(first), index(first + pages - 1));
}

void PageListModel::setState(const PageRef& page, State state, int reviews)
{
    const int at = rowOf(page);
    if (at < 0)
        return;
    Row& row = m_rows[static_cast<std::size_t>(at)];
    row.state = state;
    row.reviews = reviews;
    row.reason.clear();
    Q_EMIT dataChanged(index(at), index(at));
    Q_EMIT statesChanged();
}

void PageListModel::setFailed(const PageRef& page, const QString& reason)
{
    const int at = rowOf(page);
    if (at < 0)
        return;
    Row& row = m_rows[static_cast<std::size_t>(at)];
    if (row.state != State::unreadable)
        row.state = State::failed;
    row.reason = reason;
    Q_EMIT dataChanged(index(at), index(at));
    Q_EMIT statesChanged();
}

void PageListModel::setReviewState(const PageRef& page, ReviewState state)
{
    const int at = rowOf(page);
    if (at < 0 || m_rows[static_cast<std::size_t>(at)].review == state)
        return;
    m_rows[static_cast<std::size_t>(at)].review = state;
    Q_EMIT dataChanged(index(at), index(at));
}

void PageListModel::forgetFailures()
{
    for (Row& row : m_rows) {
        if (row.reason.isEmpty())
            continue;
        row.state = State::fresh;
        row.reason.clear();
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT statesChanged();
}

std::optional<PageRef> PageListModel::nextFresh(const std::optional<PageRef>& except) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const Row& row) {
        return row.isLookedUp && row.state == State::fresh && row.page != except;
    });
    return found == m_rows.end() ? std::nullopt : std::optional(found->page);
}

QList<PageListModel::Failure> PageListModel::failures() const
{
    QList<Failure> failures;
    for (const Row& row : m_rows)
        if (!row.reason.isEmpty())
            failures.append({row.page, row.reason});
    return failures;
}

PageListModel::Tally PageListModel::tally() const
{
    Tally tally;
    for (const Row& row : m_rows) {
        const bool failed = row.state == State::failed || row.state == State::unreadable;
        ++tally.pages;
        tally.failed += failed ? 1 : 0;
        tally.analysed += !failed && row.state != State::fresh ? 1 : 0;
    }
    return tally;
}

void PageListModel::forgetStates()
{
    for (const Row& row : std::vector<Row>(m_rows)) {
        setState(row.page, State::fresh, 0);
        setReviewState(row.page, ReviewState::fresh);
    }
}

void PageListModel::setSummaries(const QList<CaseSummary>& cases)
{
    for (const CaseSummary& summary : cases) {
        // A second page is known here only when its file has been opened before.
        if (rowOf(summary.page) < 0 && summary.page.page > 1 && summary.page.page <= kMostPages)
            setPageCount(summary.page.file, summary.page.page);
        const State state = summary.reviewCount > 0 ? State::reviewed
            : summary.isEcg                         ? State::analysed
            : summary.hasAnalysis                   ? State::noEcg
                                                    : State::fresh;
        if (state != State::fresh)
            setState(summary.page, state, summary.reviewCount);
        setReviewState(summary.page, summary.state);
    }
    for (Row& row : m_rows)
        row.isLookedUp = true;
    Q_EMIT statesChanged();
}

int PageListModel::rowOf(const PageRef& page) const
{
    const int at = m_firstRow.value(page.file, -1);
    if (at < 0 || page.page < 1)
        return -1;
    const auto row = static_cast<std::size_t>(at) + static_cast<std::size_t>(page.page - 1);
    return row < m_rows.size() && m_rows[row].page == page ? static_cast<int>(row) : -1;
}

void PageListModel::findFirstRows()
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].page.page == 1)
            m_firstRow[m_rows[row].page.file] = static_cast<int>(row);
    }
}

int PageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString PageListModel::title(const Row& row) const
{
    const QString name = QFileInfo(row.page.file).fileName();
    return row.pages > 1 ? tr("%1 – page %2").arg(name).arg(row.page.page) : name;
}

QString PageListModel::stateText(const Row& row) const
{
    const bool isRead = row.state != State::unreadable && row.state != State::failed;
    if (isRead && row.review == ReviewState::done)
        return tr("✓ Done");
    if (isRead && row.review == ReviewState::needsSecondReader)
        return tr("Needs second reader");
    if (isRead && row.review == ReviewState::rejected)
        return tr("Rejected", "a case");
    switch (row.state) {
    case State::fresh:
        return tr("New");
    case State::analysed:
        return tr("Analysed");
    case State::reviewed:
        return tr("✓ Reviewed (%n)", "findings with a verdict", row.reviews);
    case State::noEcg:
        return tr("No ECG found");
    case State::unreadable:
        return tr("Can't be read");
    case State::failed:
        return tr("Not analysed");
    }
    return {};
}

QVariant PageListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return title(row);
    case Qt::ToolTipRole:
        return row.reason.isEmpty() ? row.page.file : tr("%1\n%2").arg(row.page.file, row.reason);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(title(row), stateText(row));
    case kFileNameRole:
        return QFileInfo(row.page.file).fileName();
    case kPageTextRole:
        return row.pages > 1 ? tr("page %1").arg(row.page.page) : QString();
    case kStateTextRole:
        return stateText(row);
    case kThumbnailFailedRole:
        return row.thumbnailFailed;
    case Qt::DecorationRole:
        if (row.thumbnail.isNull() && !row.asked)
            Q_EMIT thumbnailMissing(row.page);
        return row.thumbnail;
    default:
        return {};
    }
}

void PageListModel::want(const PageRef& page)
{
    m_rows[static_cast<std::size_t>(rowOf(page))].asked = true;
    m_wanted.append(page);
    QMetaObject::invokeMethod(this, &PageListModel::nextThumbnail, Qt::QueuedConnection);
}

void PageListModel::nextThumbnail()
{
    if (!m_service || m_paused || m_asking || m_wanted.isEmpty())
        return;
    const PageRef page = m_wanted.takeLast();
    m_asking = true;
    watch<Result<QImage>>(m_service->thumbnail(page, kThumbnailPx), this,
        [this, page](const std::optional<Result<QImage>>& image) {
            m_asking = false;
            takeThumbnail(page, image);
            nextThumbnail();
        });
}

void PageListModel::takeThumbnail(const PageRef& page, const std::optional<Result<QImage>>& image)
{
    const int at = rowOf(page);
    if (at < 0)
        return;
    Row& row = m_rows[static_cast<std::size_t>(at)];
    if (image && *image && !(*image)->isNull())
        row.thumbnail = QPixmap::fromImage(**image);
    else
        row.thumbnailFailed = true;
    Q_EMIT dataChanged(index(at), index(at));
}

} // namespace ecgscan
