// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library_model.h"

#include "ui/watch.h"
#include "widgets/label_texts.h"

#include <QFileInfo>
#include <QFont>
#include <QLocale>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr int kAround = 40; ///< Rows that are fetched before and behind those that are seen.
constexpr qsizetype kMostKept = 20'000; ///< Rows; a row has about half a kilobyte.

std::optional<LibraryOrder> orderOf(int column)
{
    switch (column) {
    case LibraryModel::kFile:
        return LibraryOrder::file;
    case LibraryModel::kPatient:
        return LibraryOrder::patient;
    case LibraryModel::kAge:
        return LibraryOrder::age;
    case LibraryModel::kSex:
        return LibraryOrder::sex;
    case LibraryModel::kRecorded:
        return LibraryOrder::recorded;
    case LibraryModel::kState:
        return LibraryOrder::state;
    case LibraryModel::kQuality:
        return LibraryOrder::quality;
    case LibraryModel::kReviews:
        return LibraryOrder::reviews;
    case LibraryModel::kConfidence:
        return LibraryOrder::confidence;
    case LibraryModel::kAdded:
        return LibraryOrder::added;
    default:
        return std::nullopt;
    }
}

QString fileText(const LibraryRow& row)
{
    const QString name = QFileInfo(row.page.file).fileName();
    const QString whole
        = row.page.page > 1 ? LibraryModel::tr("%1 – page %2").arg(name).arg(row.page.page) : name;
    return row.labels.isUrgent ? LibraryModel::tr("! %1", "urgent").arg(whole) : whole;
}

} // namespace

LibraryModel::LibraryModel(QObject* parent)
    : QAbstractTableModel(parent)
{
    connect(this, &LibraryModel::rowMissing, this, &LibraryModel::want);
}

void LibraryModel::connectTo(CaseLibrary* library)
{
    m_library = library;
}

void LibraryModel::setQuery(const LibraryQuery& query)
{
    const LibraryOrder order = m_query.order;
    const bool isDescending = m_query.isDescending;
    m_query = query;
    m_query.order = order;
    m_query.isDescending = isDescending;
    refresh();
}

void LibraryModel::refresh()
{
    if (!m_library)
        return;
    const int serial = ++m_serial;
    watch<Result<QList<CaseId>>>(m_library->search(m_query), this,
        [this, serial](const std::optional<Result<QList<CaseId>>>& ids) {
            if (serial != m_serial || !ids)
                return;
            if (!*ids) {
                Q_EMIT problem(ids->error());
                return;
            }
            beginResetModel();
            m_ids = **ids;
            m_rows.clear(); // they may have changed
            m_firstWanted = m_lastWanted = -1;
            endResetModel();
            Q_EMIT found(rowCount());
        });
}

const LibraryRow* LibraryModel::loadedRow(int row) const
{
    const auto known = m_rows.constFind(m_ids.at(row).value);
    return known == m_rows.constEnd() ? nullptr : &*known;
}

bool LibraryModel::isSortable(int column)
{
    return orderOf(column).has_value();
}

void LibraryModel::sort(int column, Qt::SortOrder order)
{
    const auto by = orderOf(column);
    if (!by)
        return;
    m_query.order = *by;
    m_query.isDescending = order == Qt::DescendingOrder;
    refresh();
}

int LibraryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int LibraryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString LibraryModel::cellText(const LibraryRow& row, int column)
{
    const QLocale locale;
    switch (column) {
    case kFile:
        return fileText(row);
    case kPatient:
        return row.fields.patientId;
    case kAge:
        return row.fields.ageYears ? locale.toString(*row.fields.ageYears) : QString();
    case kSex:
        return sexText(row.fields.sex);
    case kRecorded:
        return row.fields.recordedOn ? row.fields.recordedOn->toString(Qt::ISODate) : QString();
    case kState:
        return stateText(row.state);
    case kQuality:
        return row.labels.quality == PageQuality::ungraded ? QString()
                                                           : qualityText(row.labels.quality);
    case kFindings:
        return row.findings.join(u", "_s);
    case kReviews:
        return row.reviewCount > 0 ? locale.toString(row.reviewCount) : QString();
    case kConfidence:
        return row.confidence ? tr("%L1 %").arg(qRound(*row.confidence * 100)) : QString();
    case kTags:
        return row.labels.tags.join(u", "_s);
    case kAdded:
        return row.addedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
    default:
        return {};
    }
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LibraryRow* row = loadedRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (row)
            return cellText(*row, index.column());
        Q_EMIT rowMissing(index.row());
        return index.column() == kFile ? tr("…") : QString();
    case Qt::ToolTipRole:
        if (!row)
            return {};
        return index.column() == kFile ? row->page.file : cellText(*row, index.column());
    case Qt::TextAlignmentRole:
        if (index.column() == kAge || index.column() == kReviews || index.column() == kConfidence)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::FontRole:
        if (row && row->labels.isUrgent && index.column() == kFile) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

QString LibraryModel::headerText(int column)
{
    switch (column) {
    case kFile:
        return tr("File");
    case kPatient:
        return tr("Patient");
    case kAge:
        return tr("Age");
    case kSex:
        return tr("Sex");
    case kRecorded:
        return tr("Recorded");
    case kState:
        return tr("State");
    case kQuality:
        return tr("Quality");
    case kFindings:
        return tr("Findings");
    case kReviews:
        return tr("Reviews");
    case kConfidence:
        return tr("Reading");
    case kTags:
        return tr("Tags");
    case kAdded:
        return tr("Added");
    default:
        return {};
    }
}

QVariant LibraryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return headerText(section);
    if (role != Qt::ToolTipRole)
        return {};
    if (section == kConfidence)
        return tr("How much of the page was read with confidence");
    if (section == kFindings)
        return tr("Predicted as likely or said by you, and not rejected");
    return {};
}

void LibraryModel::want(int row)
{
    const bool isIdle = m_firstWanted < 0;
    m_firstWanted = isIdle ? row : std::min(m_firstWanted, row);
    m_lastWanted = std::max(m_lastWanted, row);
    if (isIdle && !m_fetching)
        QMetaObject::invokeMethod(this, &LibraryModel::fetch, Qt::QueuedConnection);
}

void LibraryModel::fetch()
{
    if (m_fetching || m_firstWanted < 0 || !m_library)
        return;
    // Of a long way scrolled in between only the end is seen.
    const int last = std::min(m_lastWanted + kAround, rowCount() - 1);
    const int first = std::max(
        {0, m_firstWanted - kAround, last + 1 - static_cast<int>(CaseLibrary::kMostRows)});
    m_firstWanted = m_lastWanted = -1;
    m_rowOf.clear();
    QList<CaseId> ids;
    for (int row = first; row <= last; ++row) {
        if (loadedRow(row))
            continue;
        ids << m_ids.at(row);
        m_rowOf[m_ids.at(row).value] = row;
    }
    if (ids.isEmpty())
        return;
    m_fetching = true;
    const int serial = m_serial;
    watch<Result<QList<LibraryRow>>>(m_library->rows(ids, m_query.reader), this,
        [this, serial](const std::optional<Result<QList<LibraryRow>>>& rows) {
            m_fetching = false;
            if (serial == m_serial && rows && *rows)
                take(**rows);
            else if (serial == m_serial && rows)
                Q_EMIT problem(rows->error());
            fetch();
        });
}

void LibraryModel::take(const QList<LibraryRow>& rows)
{
    if (m_rows.size() > kMostKept)
        m_rows.clear();
    int first = rowCount(), last = -1;
    for (const LibraryRow& row : rows) {
        m_rows.insert(row.id.value, row);
        const int at = m_rowOf.value(row.id.value, -1);
        first = std::min(first, at);
        last = std::max(last, at);
    }
    if (first >= 0 && last >= first && last < rowCount())
        Q_EMIT dataChanged(index(first, 0), index(last, kColumns - 1));
}

} // namespace ecgscan
