// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/synthesis/heart.h"

#include <QString>
#include <QStringList>

namespace ecgscan {

/// What went wrong when the electrodes were put on.
enum class ElectrodeFault { none, armsSwapped, rightArmLeftLegSwapped, chestSwapped, chestOff };

/// Somebody of whom an ECG was taken.
struct Patient {
    int ageYears = 50;
    bool isFemale = false;
    HeartState heart;
    ElectrodeFault fault = ElectrodeFault::none;
};

/// Somebody for a seed: a third are healthy, the others have one to three things that go together.
/// What is rare in archives is not rare here. Same seed, same patient.
Patient randomPatient(unsigned seed);

/// The patient's recording: simulateEcg() of the heart, seen by the electrodes as they were put on.
Ecg recordEcg(const Patient& patient, unsigned seed);

/// Codes of the SCP-ECG statements that are true of the patient, superclasses first, as PTB-XL
/// (Wagner et al., Sci Data 2020) groups them. A faulty electrode changes none.
QStringList statementsOf(const Patient& patient);

/// What a reader would write: one sentence a statement and one of the rate, in words that vary with
/// the seed. English.
QString reportOf(const Patient& patient, unsigned seed);

} // namespace ecgscan
