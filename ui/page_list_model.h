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
    enum class State { fresh, analysed, reviewed, noEcg, unreadable };
    explicit PageListModel(QObject* parent = nullptr);

    void setService(AnalysisService* service); ///< Not owned.
    void setThumbnailsPaused(bool paused);

    void clear();
    void addFiles(const QStringList& files); ///< Files that are already there are left alone.
    void setPageCount(
        const QString& file, int pages); ///< Gives a multi-page file a row for each page.
    void setState(const PageRef& page, State state, int reviews = 0);
    void setSummaries(const QList<CaseSummary>& cases);

    PageRef page(int row) const { return m_rows.at(static_cast<std::size_t>(row)).page; }
    int rowOf(const PageRef& page) const; ///< -1: not there.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    /// A view asked for a thumbnail that nobody has fetched yet.
    void thumbnailMissing(const ecgscan::PageRef& page) const;

private:
    struct Row {
        PageRef page;
        int pages = 1;
        State state = State::fresh;
        int reviews = 0;
        QPixmap thumbnail;
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
