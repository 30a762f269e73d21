// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <optional>

namespace ecgscan {

/// Limb electrodes that may have been swapped.
enum class ElectrodeSwap {
    rightArmLeftArm, ///< P and QRS of I negative, those of aVR not, V6 upright.
    rightArmLeftLeg, ///< P and QRS of II negative, those of aVR positive, V6 upright.
    rightArmRightLeg, ///< II nearly flat beside I and III.
};

/// From the mean beat of each lead. A suspicion, no proof: atrial rhythms from below look like the
/// second. nullopt: none, or the page does not say (fewer than two beats of a lead, no P wave).
/// beatTimesS: R peaks, on the reconstruction's time axis. Source of the signs: Rudiger,
/// Hellermann, Mukherjee, Follath and Turina: Electrocardiographic artifacts due to electrode
/// misplacement and their frequency in different clinical settings, Am J Emerg Med 2007.
std::optional<ElectrodeSwap> suspectSwap(
    const Reconstruction& leads, const std::vector<double>& beatTimesS);

/// "RA-LA", as the analysis says it.
QString swapName(ElectrodeSwap swap);
/// Translated: what speaks for it and what to do.
QString swapReason(ElectrodeSwap swap);

} // namespace ecgscan
