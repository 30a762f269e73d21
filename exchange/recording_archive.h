// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"
#include "model/core/result.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <span>
#include <vector>

namespace ecgscan {

/// Of PTB-XL's ten folds the first seven train, the eighth calibrates, and later ones are only
/// read.
inline constexpr int kLastTrainingFold = 7, kCalibrationFold = 8, kLastFold = 10;

/// A real recording's description. Codes are SCP-ECG statements; a listed statement is present
/// whatever its likelihood.
struct RecordingInfo {
    QString record; ///< "00034_hr"
    int ecgId = 0;
    QString patient;
    int fold = 0; ///< 1..10; folds never split a patient.
    int ageYears = -1; ///< -1 unknown; 300 means over 89.
    int sex = -1; ///< PTB-XL: 0 male, 1 female, -1 unknown.
    QStringList superclasses; ///< NORM MI STTC CD HYP; empty: no diagnostic label at all.
    QStringList statements;
};

/// The development recordings of PTB-XL: a table and one xz-compressed block of samples, kept in
/// memory as 16-bit numbers (181 MB for 2264 recordings) so that training can draw from all of
/// them. Source: PTB-XL 1.0.x, CC BY 4.0, doi 10.13026/kfzx-aw45.
class RecordingArchive {
public:
    /// dataFolder holds ptbxl/records.csv and ptbxl/records_500hz_8lead_int16_uV.bin.xz.
    /// Takes some seconds. Errors: notFound, corrupt (sizes do not agree); the message names the
    /// file.
    [[nodiscard]] static Result<RecordingArchive> open(const QString& dataFolder);

    const std::vector<RecordingInfo>& infos() const { return m_infos; }
    /// 500 Hz, 10 s, twelve leads: the four that are not stored follow from I and II.
    Ecg ecg(std::size_t row) const;

private:
    std::vector<RecordingInfo> m_infos;
    std::vector<std::int16_t> m_samples; ///< rows x 8 leads x 5000, in microvolt
};

/// Further PTB-XL recordings that are only known band-passed (0.5-40 Hz) and z-scored lead by lead:
/// their amplitudes are lost, so no unit is right and the limb laws do not hold.
class ZscoredArchive {
public:
    /// dataFolder holds ptbxl/zscored_records.csv and
    /// ptbxl/zscored_100hz_12lead_int16_x1000.bin.xz. Errors as above.
    [[nodiscard]] static Result<ZscoredArchive> open(const QString& dataFolder);

    /// statements: form and rhythm only, the table has no others.
    const std::vector<RecordingInfo>& infos() const { return m_infos; }
    /// 100 Hz, 10 s, in standard deviations of each lead, not mV.
    Ecg ecg(std::size_t row) const;

private:
    std::vector<RecordingInfo> m_infos;
    std::vector<std::int16_t> m_samples; ///< rows x 12 leads x 1000, in thousandths
};

/// Recordings made with faults (electrodes, noise), as they were stored: the limb laws need not
/// hold. They have no diagnoses. Source: PhysioNet/CinC Challenge 2011, set A, ODC-By 1.0.
class FaultyArchive {
public:
    /// dataFolder holds cinc2011/records.csv and cinc2011/records_500hz_12lead_int16_5uV.bin.xz.
    /// Errors: as RecordingArchive::open().
    [[nodiscard]] static Result<FaultyArchive> open(const QString& dataFolder);

    std::size_t count() const { return m_isAcceptable.size(); }
    /// In the judgement of its annotators; not where they did not agree.
    bool isAcceptable(std::size_t row) const { return m_isAcceptable[row]; }
    Ecg ecg(std::size_t row) const; ///< 500 Hz, 10 s, twelve leads, in mV.

private:
    std::vector<bool> m_isAcceptable;
    std::vector<std::int16_t> m_samples; ///< rows x 12 leads x 5000, in 5 microvolt
};

/// Decompresses an .xz file that holds exactly as many bytes as fit into out; nothing is allocated
/// for what a damaged or hostile file claims. Errors: notFound, corrupt.
[[nodiscard]] Status readXz(const QString& file, std::span<char> out);

} // namespace ecgscan
