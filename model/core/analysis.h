// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"
#include "model/core/measurements.h"
#include "model/core/page_repair.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// The result of analysing one page, as one immutable value: schema "ecgscan.analysis/1".
/// Keys are only ever added. An unknown number is std::nullopt here and null in the file.
namespace ecgscan {

/// Which page of which file. Pages count from 1.
struct PageRef {
    QString file;
    int page = 1;

    bool operator==(const PageRef&) const = default;
};

struct PageSource {
    QString file; ///< As the caller named it.
    QString sha256; ///< Hex, of the whole file.
    int page = 1;
    int pages = 1; ///< How many pages the file has.
    int widthPx = 0; ///< Of the picture as shown: after EXIF orientation.
    int heightPx = 0;
};

/// Where the paper lies and at what scale it was printed. Pixels are of the original picture:
/// x to the right, y down, the centre of its top left pixel is (0, 0).
struct PageGeometry {
    bool found = false;
    std::optional<double> pxPerMm; ///< Mean grid pitch in the original picture.
    std::optional<double> paperSpeedMmPerS;
    std::optional<double> gainMmPerMv;
    /// Where the chest leads are printed with another one (half, mostly); nullopt: with the same.
    std::optional<double> chestGainMmPerMv;
    std::optional<double> pulseMv; ///< Height of the calibration pulse at that gain.
    QString layout; ///< "3x4+1" and so on: rows x columns + rhythm strips; empty when unknown.
    std::array<QPointF, 4> cornersPx; ///< Of the gridded paper: top left, top right, bottom right,
                                      ///< bottom left as read.
    /// Share of all leads' signal that is expected to be right, 0..1: 0.9 is 10 dB, 0.99 20 dB.
    double confidence = 0;
};

/// One printed stretch of one lead. A rhythm strip is one more entry of its lead.
struct LeadTrace {
    Lead lead = Lead::I;
    bool inverted
        = false; ///< The page prints the negative (Cabrera's -aVR); samples are as printed.
    double startS = 0; ///< Of the first sample, on the page's common time axis.
    double sampleRateHz = 500;
    /// NaN where the ink could not be read. Limb leads that were printed at the same time are fused
    /// by the lead laws; pathPx is the pen before that.
    std::vector<float> samplesMv;
    std::vector<float> sdMv; ///< Standard deviation, same length, or empty.
    double confidence = 0; ///< The same of this stretch.
    /// On the original picture, evenly spaced in time from the first sample to the last; kPathBreak
    /// where no ink was read.
    std::vector<QPointF> pathPx;

    QString name() const; ///< "II", "-aVR"
};

/// Paths say the centre of a pixel with whole numbers, QPainter with halves: add this to draw.
inline constexpr QPointF kPixelCentre(0.5, 0.5);

/// Between two pieces of a path: NaN, NaN here and null in the file.
inline constexpr QPointF kPathBreak {
    std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
bool isBreak(QPointF point);

/// The pieces of a path between its breaks, none of them empty. They live as long as the path.
std::vector<std::span<const QPointF>> piecesOf(const std::vector<QPointF>& path);

/// Twelve leads over the whole recording. What lies outside of observedS was not printed: a network
/// predicted it, and nothing is measured there.
struct Reconstruction {
    double sampleRateHz = 500;
    double durationS = 10;
    std::map<Lead, std::vector<float>>
        leadsMv; ///< NaN where ink was not read, and where nothing was printed nor predicted.
    std::map<Lead, std::vector<std::pair<double, double>>> observedS; ///< Printed seconds.
};

/// Which samples of a lead lie within its printed seconds, to half a sample.
std::vector<bool> printedSamples(const Reconstruction& reconstruction, Lead lead);

/// How well the laws of the limb leads hold.
struct LeadConsistency {
    std::optional<double> einthovenRmsMv; ///< Of the leads as they were read, before they were
                                          ///< fused, where they were printed at the same time.
    std::optional<double> goldbergerRmsMv;
    std::optional<double> wholeEinthovenRmsMv; ///< Of ten seconds with what was predicted.
    std::optional<double> wholeGoldbergerRmsMv;
    std::optional<QString> suspectedSwap;
};

enum class Decision { present, absent, cannotSay };

/// A part of the page without which the image tower would think a finding less likely.
struct Evidence {
    Lead lead = Lead::I;
    double fromS = 0, toS = 0; ///< On the page's common time axis.
    double logits = 0; ///< By which the image tower's logit falls when this is not seen; above 0.
    QRectF boxPx; ///< Round the trace there, on the original picture.
};

/// A predicted statement. Never a diagnosis.
struct Finding {
    QString code; ///< SCP-ECG statement code ("AFIB") or superclass ("MI").
    QString name;
    QString scheme; ///< "SCP-ECG", "superclass" or "local".
    double probability = 0; ///< Calibrated.
    double threshold = 0.5;
    Decision decision = Decision::absent;
    std::optional<double> imageProbability {};
    std::optional<double> signalProbability {};
    std::vector<Evidence> evidence {}; ///< Of a finding that is present; the strongest first.
};

/// A warning about this page. code is stable and in snake_case; message is translated.
struct Warning {
    QString code;
    QString message;
};

/// Code of the warning that speed and gain were neither measured nor read: they are the usual ones.
inline constexpr QLatin1StringView kScaleAssumed("scale_assumed");

struct ModelInfo {
    QString id;
    QString sha256;
    QString device; ///< "cpu" or "cuda:0"
    QString headSha256 {}; ///< Of the findings learned here that corrected it; empty: none.
};

/// What the steps of one analysis took, in milliseconds of the clock on the wall; 0: not reached.
/// Decode: file to pixels (next to nothing for the page that was opened last). Page: finding the
/// paper and flattening it. Trace: rows, names, scale and pen. Measure: leads put together, beats
/// and rate. Encode: the networks of the findings and of the unprinted seconds. A network that is
/// used for the first time is loaded within its step. Total: from the first step to the end of the
/// last, without the wait for earlier requests.
struct Timing {
    double decodeMs = 0, pageMs = 0, traceMs = 0, measureMs = 0, encodeMs = 0, totalMs = 0;
};

struct Analysis {
    PageSource source;
    PageGeometry page;
    PageRepair repair; ///< What a person had corrected before; empty: nothing.
    std::vector<LeadTrace> leads;
    std::optional<Reconstruction> reconstruction;
    LeadConsistency consistency;
    Measurements measurements;
    std::vector<Finding> findings;
    std::vector<float> embedding; ///< As FindingsResult says; empty: no findings.
    QList<Warning> warnings;
    std::optional<ModelInfo> model; ///< Of the findings.
    std::optional<ModelInfo> tracer; ///< Of the traces; empty: followed without a network.
    std::optional<ModelInfo> labelReader; ///< Of the leads' names; empty: named by their places.
    /// Of the seconds that were not printed; empty: they are missing.
    std::optional<ModelInfo> reconstructor;
    Timing timing;
};

} // namespace ecgscan
