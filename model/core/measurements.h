// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace ecgscan {

/// What a beat is, by its shape and by what comes before it.
enum class BeatKind {
    usual, ///< Shaped as most beats of the page.
    ectopic, ///< Of another shape.
    paced, ///< A pacing spike comes just before its QRS.
    unread, ///< Too little of it was read.
};

struct Beat {
    double timeS = 0; ///< Of its QRS, on the page's time axis.
    BeatKind kind = BeatKind::unread;
    std::optional<bool> hasP; ///< The usual P wave comes before it; nullopt: not to be seen.
};

/// Of the usual beat of one lead. Amplitudes in mV about the level just before the QRS (P: about
/// the line between its ends); a wave that is not there is 0, what is not known nullopt. Q and S
/// are 0 or below; a QRS without R counts as Q. Moments in ms from the onset of the QRS in all
/// leads together.
struct LeadMeasurements {
    std::optional<double> pMv, qMv, rMv, sMv, tMv;
    std::optional<double> stJMv, stJ60Mv, stJ80Mv; ///< At the end of the QRS, 60 and 80 ms later.
    std::optional<double> noiseMv; ///< Standard error of these amplitudes, from how beats differ.
    std::optional<double> pOnsetMs, pOffsetMs, qrsOnsetMs, qrsOffsetMs, tOffsetMs;
    std::vector<std::pair<double, double>> fromS; ///< Seconds of the page that it was taken from.
    /// The usual beat itself at UsualBeat::sampleRateHz, about that level; NaN where no beat of the
    /// lead shows it.
    std::vector<float> samplesMv;
};

/// The usual beat of all leads, and where its waves begin and end in all of them together. Moments
/// in ms from the onset of the QRS.
struct UsualBeat {
    double sampleRateHz = 500;
    double firstMs = 0; ///< Of the first sample; negative.
    double qrsOffsetMs = 0;
    std::optional<double> pOnsetMs, pOffsetMs, tOffsetMs;
    std::map<Lead, LeadMeasurements> leads;
};

/// A measurement that lies outside of its published limits for age and sex. A remark about a
/// number, no finding: nothing is predicted.
struct RangeRemark {
    QString code; ///< Stable: "pr_long"
    QString text; ///< Translated, with the number and the limit.
    QString source; ///< Who published the limit.
};

/// Unknown numbers are nullopt, and notMeasurable says why.
struct Measurements {
    std::optional<double> heartRateBpm;
    std::optional<double> rrMs; ///< Mean.
    /// Of the intervals in which no beat can have gone unread: the shortest, the longest (a pause
    /// where it is long), their standard deviation.
    std::optional<double> rrShortestMs, rrLongestMs, rrSdMs;
    /// Median of |difference of neighbouring intervals| over the median interval: above about 0.1
    /// in atrial fibrillation.
    std::optional<double> rrIrregularity;
    std::optional<double> pMs, prMs, qrsMs, qtMs, qtcBazettMs, qtcFridericiaMs, qtcFraminghamMs,
        qtcHodgesMs;
    /// Expected standard deviation of the error of those intervals.
    std::optional<double> pSdMs, prSdMs, qrsSdMs, qtSdMs;
    std::optional<double> pAxisDeg, qrsAxisDeg, tAxisDeg;
    /// S of V1 and the larger R of V5 and V6 (Sokolow and Lyon, Am Heart J 1949); R of aVL and S of
    /// V3 (Casale et al., J Am Coll Cardiol 1985).
    std::optional<double> sokolowLyonMv, cornellMv;
    std::vector<Beat> beats; ///< Ascending.
    std::vector<double> pacingSpikesS; ///< On the page's time axis, ascending.
    std::optional<UsualBeat> usualBeat;
    /// Key of a number in the file ("pr_ms") -> code of the reason ("no_p_wave").
    std::map<QString, QString> notMeasurable;
    std::vector<RangeRemark> remarks; ///< Of remarksOn(), as far as age and sex are known.

    /// Some beats come behind pacing spikes.
    bool isPaced() const;
};

std::vector<double> beatTimesS(const Measurements& measurements);

/// All reasons that notMeasurable may hold.
QStringList reasonCodes();
/// Translated: the reason of notMeasurable. A code that is not known is given back.
QString reasonText(const QString& code);

} // namespace ecgscan
