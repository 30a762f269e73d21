// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/case.h"
#include "model/core/device_choice.h"
#include "model/core/result.h"

#include <QFuture>
#include <QImage>
#include <QObject>

namespace ecgscan {

/// A page as pixels, ready to be shown.
struct PagePixels {
    QImage image; ///< Format_RGB888, upright by EXIF.
    QString sha256; ///< Of the file.
    int pages = 1;
};

/// The engine as the window sees it. Lives in the window's thread; every call returns at once.
/// A future reports progress (0..100 with a translated step text) and can be cancelled; a cancelled
/// future delivers no result. When the engine dies the request is sent once more to a new engine;
/// when that fails too the future ends with Errc::internal and a sentence for the user. Errors of
/// every call: notFound, io, corrupt, unsupported, tooLarge (the file, by the decoder), internal.
class AnalysisService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QFuture<Result<PagePixels>> openPage(const PageRef& page) = 0;
    /// image: longest side at most maxSidePx.
    virtual QFuture<Result<QImage>> thumbnail(const PageRef& page, int maxSidePx) = 0;
    /// A page without a readable ECG is a value with page.found false and its reason in warnings.
    /// repair: what a person corrected of it.
    virtual QFuture<Result<Analysis>> analyze(const PageRef& page, const PageRepair& repair = {})
        = 0;

    /// Findings of later analyses come from this head; nullopt: the shipped one. A head that can't
    /// be used is named by the warning "head_not_used" of each analysis.
    virtual void useHead(const std::optional<AdoptedHead>& head) = 0;

    /// Where the networks of this and every later engine run. Another choice starts the engine
    /// anew; what it was working on is begun again.
    virtual void useDevice(DeviceChoice choice) = 0;

Q_SIGNALS:
    void engineStarted(const QString& device); ///< "cpu" or "cuda:0"
    /// It died or was killed. restarting: a new one is being started; else the next call starts
    /// one.
    void engineLost(bool restarting);
};

} // namespace ecgscan
