// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/synthesis/patient.h"
#include "model/training/signal_training.h"

#include <QTemporaryDir>

namespace ecgscan::test {

/// Paced ventricles (even numbers) or a normal heart: nobody could mistake them.
inline Patient pacedOrNormal(unsigned number)
{
    Patient patient;
    patient.heart = randomHeart(number);
    patient.heart.rhythm = number % 2 == 0 ? Rhythm::ventricularPacing : Rhythm::sinus;
    patient.heart.rrJitter = 0.02;
    return patient;
}

/// A small signal tower that tells them apart: its only logit is high for a paced heart.
inline TensorMap taughtTower()
{
    const QTemporaryDir folder;
    SignalTrainingOptions options;
    options.folder = folder.path();
    options.epochs = 12;
    options.width = 32;
    options.batch = 8;
    options.superclasses = 1;
    std::vector<LabelledSignal> records;
    for (unsigned number = 0; number < 32; ++number)
        records.push_back(
            {toSignal100(recordEcg(pacedOrNormal(number), number)), {number % 2 == 0 ? 1 : 0}});
    const auto tower = trainSignalNet(records, options, [](const TensorMap&) { return 0.0; }, {});
    return tower ? *tower : TensorMap();
}

} // namespace ecgscan::test
