// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"

#include <QFuture>
#include <QObject>
#include <QTime>

#include <functional>
#include <map>
#include <utility>

namespace ecgscan {

/// Knows what has been committed and what has not. A write has a key: whose and what ("note" of
/// case 12). A newer write of a key takes the place of an older one that failed, so that a retry
/// never brings back an old value.
class SaveTracker : public QObject {
    Q_OBJECT
public:
    enum class State { untouched, saving, saved, failed };
    using Key = std::pair<CaseId, QString>; ///< No case: something of the whole program.
    using Write = std::function<QFuture<Status>()>;
    using QObject::QObject;

    enum class Author { reader, program };
    void save(const Key& key, const Write& write, Author author = Author::reader);
    void retry(); ///< Sends every failed write again.
    void forget(); ///< What is open: it is of contents that were replaced.

    State state() const;
    bool hasUnsaved(CaseId id) const; ///< Of the reader's: being written or failed.
    QTime savedAt() const { return m_savedAt; } ///< Local time of the last commit of the reader's.
    QString errorMessage() const { return m_errorMessage; }

Q_SIGNALS:
    void stateChanged();

private:
    struct Entry {
        Write write;
        int serial = 0;
        Author author = Author::reader;
        bool failed = false;
    };
    std::map<Key, Entry> m_open; ///< Being written or failed.
    int m_serial = 0;
    QTime m_savedAt;
    QString m_errorMessage;
};

} // namespace ecgscan
