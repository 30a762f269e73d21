// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/library.h"

#include <QAbstractTableModel>
#include <QHash>

namespace ecgscan {

/// The cases of the database that a query finds. Only their ids are here; a row is fetched when it
/// is first painted, with its neighbours. The last query wins.
class LibraryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        kFile,
        kPatient,
        kAge,
        kSex,
        kRecorded,
        kState,
        kQuality,
        kFindings,
        kReviews,
        kConfidence,
        kTags,
        kAdded,
        kColumns
    };
    explicit LibraryModel(QObject* parent = nullptr);

    void connectTo(CaseLibrary* library); ///< Not owned; null: there is none.
    /// Asks for rows; order and direction are those of sort().
    void setQuery(const LibraryQuery& query);
    void refresh(); ///< Asks again.
    const LibraryQuery& query() const { return m_query; }

    CaseId caseAt(int row) const { return m_ids.at(row); }
    const LibraryRow* loadedRow(int row) const; ///< nullptr: not fetched yet.
    static bool isSortable(int column);
    static QString headerText(int column);
    static QString cellText(const LibraryRow& row, int column);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void found(int rows); ///< After the rows of a query took the place of others.
    void problem(const Error& error);
    void rowMissing(int row) const; ///< A view asked for what is not fetched yet.

private:
    void want(int row);
    void fetch();
    void take(const QList<LibraryRow>& rows);

    CaseLibrary* m_library = nullptr;
    LibraryQuery m_query;
    QList<CaseId> m_ids;
    QHash<qint64, int> m_rowOf; ///< By id; of the rows that are being fetched.
    QHash<qint64, LibraryRow> m_rows; ///< By id.
    int m_serial = 0; ///< Of the query.
    int m_firstWanted = -1, m_lastWanted = -1; ///< Rows that were painted and are missing.
    bool m_fetching = false;
};

} // namespace ecgscan
