// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace ecgscan {

/// What long work is given: a way to ask whether to stop, and a way to say how far it is.
/// Both functions are called from the working threads, isCancelled from several at the same time;
/// empty functions are allowed.
struct Task {
    std::function<bool()> isCancelled;
    std::function<void(int percent, const QString& step)> report; ///< step is translated text.

    bool cancelled() const { return isCancelled && isCancelled(); }
    void progress(int percent, const QString& step) const
    {
        if (report)
            report(percent, step);
    }

    /// What a step is given whose own 0..100 % are from..to of this.
    Task part(int from, int to) const
    {
        return {isCancelled, [whole = *this, from, to](int percent, const QString& step) {
                    whole.progress(from + (to - from) * percent / 100, step);
                }};
    }
};

} // namespace ecgscan
