// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save_tracker.h"

#include "ui/watch.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace ecgscan {
namespace {

Q_LOGGING_CATEGORY(lcSave, "ecgscan.save")

} // namespace

void SaveTracker::save(const Key& key, const Write& write, Author author)
{
    const int serial = ++m_serial;
    m_open[key] = {write, serial, author, false};
    watch<Status>(write(), this, [this, key, serial](const std::optional<Status>& status) {
        const auto entry = m_open.find(key);
        if (entry == m_open.end() || entry->second.serial != serial)
            return; // a newer write of this key speaks for it
        if (status && status->has_value()) {
            if (entry->second.author == Author::reader)
                m_savedAt = QTime::currentTime();
            m_open.erase(entry);
        } else {
            entry->second.failed = true;
            m_errorMessage = status ? status->error().message : tr("Saving was interrupted.");
            if (status)
                qCWarning(lcSave).noquote()
                    << static_cast<int>(status->error().code) << status->error().detail;
        }
        Q_EMIT stateChanged();
    });
    Q_EMIT stateChanged();
}

void SaveTracker::retry()
{
    const auto open = m_open;
    for (const auto& [key, entry] : open)
        if (entry.failed)
            save(key, entry.write, entry.author);
}

void SaveTracker::forget()
{
    m_open.clear();
    Q_EMIT stateChanged();
}

bool SaveTracker::hasUnsaved(CaseId id) const
{
    return std::any_of(m_open.begin(), m_open.end(), [id](const auto& entry) {
        return entry.first.first == id && entry.second.author == Author::reader;
    });
}

SaveTracker::State SaveTracker::state() const
{
    const bool failed = std::any_of(
        m_open.begin(), m_open.end(), [](const auto& entry) { return entry.second.failed; });
    if (failed)
        return State::failed;
    if (!m_open.empty())
        return State::saving;
    return m_savedAt.isValid() ? State::saved : State::untouched;
}

} // namespace ecgscan
