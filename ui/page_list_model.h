// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"
#include "model/core/case.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPixmap>

#include <vector>

namespace ecgscan {

/// The work list: one row for each page. Thumbnails are asked for when a row is first painted, one
/// at a time, the latest painted first, and not while the page under review is being worked on.
class PageListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { kStateTextRole = Qt::UserRole, kThumbnailFailedRole, kFileNameRole, kPageTextRole };
    /// failed: the program could not analyse it; unreadable: not even open it.
    enum class State { fresh, analysed, reviewed, noEcg, unreadable, failed };
    struct Failure {
        PageRef page;
        QString reason; ///< For the user.
    };
    struct Tally {
        int pages = 0, analysed = 0, failed = 0;
    };
    explicit PageListModel(QObject* parent = nullptr);

    void setService(AnalysisService* service); ///< Not owned.
    void setThumbnailsPaused(bool paused);

    void clear();
    void addFiles(const QStringList& files); ///< Files that are already there are left alone.
    void setPageCount(
        const QString& file, int pages); ///< Gives a multi-page file a row for each page.
    void setState(const PageRef& page, State state, int reviews = 0);
    void setFailed(const PageRef& page, const QString& reason);
    void setReviewState(const PageRef& page, ReviewState state); ///< As the reader set it.
    void forgetStates(); ///< All rows are as never opened: the database is another one.
    void setSummaries(const QList<CaseSummary>& cases);
    void forgetFailures(); ///< They are fresh again.

    /// The first page, but this one, that nobody has analysed; only of files of which
    /// setSummaries() has said what is kept.
    std::optional<PageRef> nextFresh(const std::optional<PageRef>& except) const;
    QList<Failure> failures() const;
    Tally tally() const;

    PageRef page(int row) const { return m_rows.at(static_cast<std::size_t>(row)).page; }
    int rowOf(const PageRef& page) const; ///< -1: not there.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    /// A view asked for a thumbnail that nobody has fetched yet.
    void thumbnailMissing(const ecgscan::PageRef& page) const;
    void statesChanged(); ///< Of one page or several.

private:
    struct Row {
        PageRef page;
        int pages = 1;
        State state = State::fresh;
        int reviews = 0;
        ReviewState review = ReviewState::fresh;
        QString reason {}; ///< Of a failure.
        bool isLookedUp = false; ///< What the database knows of it was asked for.
        QPixmap thumbnail {};
        bool asked = false;
        bool thumbnailFailed = false;
    };
    void findFirstRows();
    QString title(const Row& row) const;
    QString stateText(const Row& row) const;
    void want(const PageRef& page);
    void nextThumbnail();
    void askAgain();
    void takeThumbnail(const PageRef& page, const std::optional<Result<QImage>>& image);

    AnalysisService* m_service = nullptr;
    std::vector<Row> m_rows; ///< The pages of a file follow each other from 1 on.
    QHash<QString, int> m_firstRow; ///< By file.
    QList<PageRef> m_wanted;
    bool m_asking = false;
    bool m_paused = false;
};

} // namespace ecgscan
