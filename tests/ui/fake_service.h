// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"

#include <QImage>
#include <QTimer>

#include <cmath>
#include <functional>
#include <memory>
#include <numbers>

/// A stand-in for the engine with the promises of its interface. Nothing here reads a file.
namespace ecgscan::fakes {

inline std::vector<float> beats(double seconds, double heightMv)
{
    std::vector<float> samples;
    for (int i = 0; i < static_cast<int>(seconds * 500); ++i) {
        const double phase = std::fmod(i / 500.0, 0.8);
        const auto wave = [phase](double at, double width) {
            return std::exp(-std::pow((phase - at) / width, 2));
        };
        samples.push_back(
            static_cast<float>(heightMv * (wave(0.35, 0.012) - 0.2 * wave(0.38, 0.012))
                + 0.12 * wave(0.19, 0.03) + 0.3 * heightMv * wave(0.62, 0.05)));
    }
    return samples;
}

/// A 3x4+1 page of 2500 x 1800 pixels at 8 pixels for each mm.
inline Analysis sampleAnalysis(const PageRef& page)
{
    Analysis analysis;
    analysis.source = {page.file, QStringLiteral("00ff"), page.page, 1, 2500, 1800};
    analysis.page.found = true;
    analysis.page.pxPerMm = 8;
    analysis.page.paperSpeedMmPerS = 25;
    analysis.page.gainMmPerMv = 10;
    analysis.page.layout = QStringLiteral("3x4+1");
    analysis.page.cornersPx
        = {QPointF(200, 300), QPointF(2300, 300), QPointF(2300, 1500), QPointF(200, 1500)};
    const auto add = [&](Lead lead, double start, double seconds, int row) {
        LeadTrace trace;
        trace.lead = lead;
        trace.startS = start;
        trace.samplesMv = beats(seconds, lead == Lead::aVR || lead == Lead::V1 ? -0.6 : 1.0);
        trace.confidence = 0.9;
        for (std::size_t i = 0; i < trace.samplesMv.size(); i += 2) {
            const double s = start + static_cast<double>(i) / 500;
            trace.pathPx.emplace_back(
                250 + s * 200, 450.0 + row * 280 - static_cast<double>(trace.samplesMv[i]) * 80);
        }
        analysis.leads.push_back(std::move(trace));
    };
    for (const Lead lead : kLeads)
        add(lead, index(lead) / 3 * 2.5, 2.5, index(lead) % 3);
    add(Lead::II, 0, 10, 3);
    analysis.model
        = ModelInfo {QStringLiteral("fake"), QStringLiteral("aa"), QStringLiteral("cpu")};
    analysis.measurements.heartRateBpm = 75;
    analysis.measurements.rrMs = 800;
    const auto find
        = [&](const char* code, const char* name, double probability, double threshold) {
              analysis.findings.push_back({QString::fromLatin1(code), QString::fromLatin1(name),
                  QStringLiteral("SCP-ECG"), probability, threshold,
                  probability >= threshold ? Decision::present : Decision::absent, {}, {}});
          };
    find("1AVB", "First degree AV block", 0.18, 0.35);
    find("NORM", "Normal ECG", 0.62, 0.50);
    find("AFIB", "Atrial fibrillation", 0.03, 0.41);
    find("SBRAD", "Sinus bradycardia", 0.07, 0.30);
    find("CLBBB", "Complete left bundle branch block", 0.01, 0.45);
    return analysis;
}

/// Answers after delayMs (0: at the next turn of the event loop), or, while held, when released.
class FakeService : public AnalysisService {
    Q_OBJECT
public:
    int delayMs = 0;
    bool held = false;
    QSize pageSize {2500, 1800};
    int pages = 1;
    int pagesOfAnalysis = 1; ///< As an analysis says; mostly that of its source.
    int bytes = 0; ///< Which version of the files there is.
    std::optional<Error> openError;
    std::optional<Error> analyzeError;
    bool findsEcg = true;
    int analyzed = 0;
    DeviceChoice device = DeviceChoice::automatic;
    int thumbnailsAsked = 0;
    int cancelled = 0;
    std::optional<AdoptedHead> head;

    QFuture<Result<PagePixels>> openPage(const PageRef& page) override
    {
        return answer<Result<PagePixels>>([this, page]() -> Result<PagePixels> {
            if (openError)
                return tl::make_unexpected(*openError);
            return PagePixels {paper(), hashOf(page), pages};
        });
    }
    QFuture<Result<QImage>> thumbnail(const PageRef&, int maxSidePx) override
    {
        ++thumbnailsAsked;
        return answer<Result<QImage>>([maxSidePx]() -> Result<QImage> {
            QImage image(maxSidePx, maxSidePx * 3 / 4, QImage::Format_RGB888);
            image.fill(QColor(255, 240, 236));
            return image;
        });
    }
    QFuture<Result<Analysis>> analyze(const PageRef& page, const PageRepair& repair = {}) override
    {
        ++analyzed;
        return answer<Result<Analysis>>([this, page, repair]() -> Result<Analysis> {
            if (analyzeError)
                return tl::make_unexpected(*analyzeError);
            Analysis analysis = sampleAnalysis(page);
            if (!findsEcg) {
                analysis = {};
                analysis.source.file = page.file;
                analysis.warnings.append(
                    {QStringLiteral("no_ecg"), QStringLiteral("No ECG paper was found.")});
            }
            analysis.source.sha256 = hashOf(page);
            analysis.repair = repair;
            analysis.source.pages = pagesOfAnalysis;
            return analysis;
        });
    }
    void useHead(const std::optional<AdoptedHead>& chosen) override { head = chosen; }
    void useDevice(DeviceChoice choice) override { device = choice; }

    /// Another one after the file was replaced (bytes counts up).
    QString hashOf(const PageRef& page) const
    {
        return QString::number(qHash(page.file) + static_cast<size_t>(bytes), 16);
    }

    void start() { Q_EMIT engineStarted(QStringLiteral("cpu")); }
    /// Gives the answers that were held back, in the order they were asked for.
    void release()
    {
        held = false;
        for (const auto& give : std::exchange(m_held, {}))
            give();
    }
    void lose() { Q_EMIT engineLost(true); }

private:
    template <class T> QFuture<T> answer(std::function<T()> make)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        promise->setProgressRange(0, 100);
        promise->setProgressValueAndText(30, QStringLiteral("Reading"));
        const std::function<void()> give = [this, promise, make = std::move(make)] {
            if (promise->isCanceled())
                ++cancelled;
            else
                promise->addResult(make());
            promise->finish();
        };
        if (held)
            m_held.append(give);
        else
            QTimer::singleShot(delayMs, this, give);
        return promise->future();
    }
    QImage paper()
    {
        if (m_paper.size() != pageSize) {
            m_paper = QImage(pageSize, QImage::Format_RGB888);
            m_paper.fill(QColor(255, 246, 244));
            for (int y = 0; y < m_paper.height(); ++y)
                for (int x = y % 8 == 0 ? 0 : 8; x < m_paper.width(); x += y % 8 == 0 ? 1 : 8)
                    m_paper.setPixelColor(x, y, QColor(245, 200, 196));
        }
        return m_paper;
    }
    QImage m_paper;
    QList<std::function<void()>> m_held;
};

} // namespace ecgscan::fakes
