// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/patient.h"

#include "model/synthesis/dice.h"

#include <algorithm>

namespace ecgscan {

namespace {

enum Stream : std::uint64_t { kPatientStream = 81, kFaultStream };

constexpr double kHealthy = 0.33;
constexpr double kFaulty = 0.04;

Wall anyWall(Dice& dice)
{
    return dice.pick({Wall::anteroseptal, Wall::anteroseptal, Wall::anterior, Wall::anterolateral,
        Wall::lateral, Wall::inferior, Wall::inferior, Wall::inferolateral, Wall::posterior,
        Wall::inferoposterior});
}

void setRhythm(HeartState& heart, Dice& dice)
{
    heart.rhythm = dice.pick({Rhythm::atrialFibrillation, Rhythm::atrialFibrillation,
        Rhythm::atrialFlutter, Rhythm::supraventricularTachycardia, Rhythm::ventricularTachycardia,
        Rhythm::ventricularPacing, Rhythm::dualPacing, Rhythm::sinus, Rhythm::sinus});
    switch (heart.rhythm) {
    case Rhythm::atrialFibrillation:
        heart.heartRateBpm = dice.between(50, 150);
        break;
    case Rhythm::atrialFlutter:
        heart.heartRateBpm = dice.pick({75.0, 100.0, 150.0});
        break;
    case Rhythm::supraventricularTachycardia:
        heart.heartRateBpm = dice.between(150, 210);
        break;
    case Rhythm::ventricularTachycardia:
        heart.heartRateBpm = dice.between(130, 200);
        break;
    case Rhythm::ventricularPacing:
    case Rhythm::dualPacing:
        heart.heartRateBpm = dice.between(60, 80);
        break;
    case Rhythm::sinus:
        heart.heartRateBpm = dice.chance(0.5) ? dice.between(38, 58) : dice.between(102, 140);
        break;
    }
}

void setConduction(HeartState& heart, Dice& dice)
{
    heart.conduction = dice.pick(
        {VentricularConduction::incompleteRightBundle, VentricularConduction::rightBundle,
            VentricularConduction::incompleteLeftBundle, VentricularConduction::leftBundle,
            VentricularConduction::leftAnterior, VentricularConduction::leftPosterior,
            VentricularConduction::preexcitation, VentricularConduction::nonspecific});
}

/// One thing more, which may replace another of its kind.
void addDisease(HeartState& heart, Dice& dice)
{
    switch (dice.below(10)) {
    case 0:
        setRhythm(heart, dice);
        break;
    case 1:
        heart.av = dice.pick({AvConduction::firstDegree, AvConduction::firstDegree,
            AvConduction::wenckebach, AvConduction::mobitz, AvConduction::complete});
        break;
    case 2:
        heart.ectopy
            = dice.pick({Ectopy::atrial, Ectopy::ventricular, Ectopy::bigeminy, Ectopy::trigeminy});
        break;
    case 3:
    case 4:
        setConduction(heart, dice);
        break;
    case 5:
    case 6:
        heart.infarct = anyWall(dice);
        heart.infarctAge
            = dice.pick({InfarctAge::acute, InfarctAge::recent, InfarctAge::old, InfarctAge::old});
        break;
    case 7:
        heart.ischaemia = anyWall(dice);
        break;
    case 8:
        heart.leftVentricle = dice.chance(0.7);
        heart.rightVentricle = !heart.leftVentricle;
        heart.leftAtrium = dice.chance(0.4);
        heart.rightAtrium = heart.rightVentricle && dice.chance(0.5);
        break;
    default:
        heart.repolarisation = dice.pick({Repolarisation::flatT, Repolarisation::invertedT,
            Repolarisation::nonspecific, Repolarisation::digitalis, Repolarisation::pericarditis});
        if (dice.chance(0.3))
            heart.electrolytes = dice.pick({Electrolytes::highPotassium, Electrolytes::lowPotassium,
                Electrolytes::highCalcium, Electrolytes::lowCalcium});
        heart.qtWidth = dice.chance(0.3) ? 1.35 : 1;
    }
}

/// What only beats that are conducted show.
void forgetMuscle(HeartState& heart)
{
    heart.infarct = heart.ischaemia = Wall::none;
    heart.leftVentricle = heart.rightVentricle = false;
    heart.repolarisation = Repolarisation::usual;
}

/// States that no ECG can show together.
void reconcile(HeartState& heart)
{
    const bool isSinus = heart.rhythm == Rhythm::sinus;
    const bool isPaced
        = heart.rhythm == Rhythm::ventricularPacing || heart.rhythm == Rhythm::dualPacing;
    if (!isSinus)
        heart.av = AvConduction::normal;
    if (!isSinus && heart.ectopy == Ectopy::atrial)
        heart.ectopy = Ectopy::none;
    if (isPaced || heart.rhythm == Rhythm::ventricularTachycardia) {
        heart.ectopy = Ectopy::none;
        heart.conduction = VentricularConduction::normal;
        forgetMuscle(heart);
        heart.electrolytes = Electrolytes::usual;
    }
    // A bundle that is blocked hides what the wall it feeds would show.
    if (heart.conduction == VentricularConduction::leftBundle
        || heart.conduction == VentricularConduction::incompleteLeftBundle
        || heart.conduction == VentricularConduction::preexcitation) {
        forgetMuscle(heart);
    }
    // Beats that begin in the ventricles show nothing of what conducted ones do.
    if (heart.av == AvConduction::complete) {
        heart.ectopy = Ectopy::none;
        forgetMuscle(heart);
        heart.electrolytes = Electrolytes::usual;
        heart.qtWidth = 1;
    }
    if (!isSinus && heart.rhythm != Rhythm::dualPacing)
        heart.leftAtrium = heart.rightAtrium = false;
    if (heart.infarct != Wall::none || heart.leftVentricle || heart.rightVentricle)
        heart.repolarisation = Repolarisation::usual;
    if (heart.infarct != Wall::none)
        heart.ischaemia = Wall::none;
}

void swapLeads(Ecg& ecg, Lead a, Lead b)
{
    std::swap(ecg[a], ecg[b]);
}

} // namespace

Patient randomPatient(unsigned seed)
{
    Dice dice(seed, kPatientStream);
    Patient patient;
    patient.ageYears = static_cast<int>(dice.between(18, 93));
    patient.isFemale = dice.chance(0.5);
    HeartState& heart = patient.heart;
    heart.heartRateBpm = dice.between(60, 98);
    heart.rrJitter = dice.chance(0.12) ? dice.between(0.10, 0.16) : dice.between(0.005, 0.05);
    heart.qrsAxisDeg = 65 - 0.7 * (patient.ageYears - 18) + 18 * dice.normal();
    heart.tAxisDeg = 40 + dice.between(-20, 20);
    heart.turnDeg = dice.between(-25, 25);
    heart.amplitude = dice.between(0.7, 1.3) * (patient.isFemale ? 0.92 : 1);
    if (dice.chance(0.06))
        heart.amplitude = dice.chance(0.7) ? dice.between(0.28, 0.4) : dice.between(1.8, 2.2);
    heart.tAmplitude = dice.between(0.65, 1.5);
    heart.qrsWidth = dice.between(0.88, 1.12);
    heart.qtWidth = patient.isFemale ? 1.03 : 1;
    heart.noiseMv = dice.between(0.002, 0.02);
    heart.wanderMv = dice.between(0, 0.12);
    if (!dice.chance(kHealthy)) {
        const std::size_t diseases = 1 + dice.below(3);
        for (std::size_t k = 0; k < diseases; ++k)
            addDisease(heart, dice);
        reconcile(heart);
    }
    if (dice.chance(kFaulty))
        patient.fault
            = dice.pick({ElectrodeFault::armsSwapped, ElectrodeFault::rightArmLeftLegSwapped,
                ElectrodeFault::chestSwapped, ElectrodeFault::chestOff});
    return patient;
}

Ecg recordEcg(const Patient& patient, unsigned seed)
{
    Ecg ecg = simulateEcg(patient.heart, seed);
    Dice dice(seed, kFaultStream);
    const auto chest
        = [&](std::size_t k) { return kLeads[static_cast<std::size_t>(index(Lead::V1)) + k]; };
    switch (patient.fault) {
    case ElectrodeFault::none:
        break;
    case ElectrodeFault::armsSwapped: // I is seen from the other side, II and III change places
        for (float& sample : ecg[Lead::I])
            sample = -sample;
        swapLeads(ecg, Lead::II, Lead::III);
        deriveLimbLeads(ecg);
        break;
    case ElectrodeFault::rightArmLeftLegSwapped: // II is seen from the other side, I becomes -III
        swapLeads(ecg, Lead::I, Lead::III);
        for (const Lead lead : {Lead::I, Lead::II}) {
            for (float& sample : ecg[lead])
                sample = -sample;
        }
        deriveLimbLeads(ecg);
        break;
    case ElectrodeFault::chestSwapped: {
        const std::size_t k = dice.below(5);
        swapLeads(ecg, chest(k), chest(k + 1));
        break;
    }
    case ElectrodeFault::chestOff:
        for (float& sample : ecg[chest(dice.below(6))])
            sample = static_cast<float>(0.01 * dice.normal());
        break;
    }
    return ecg;
}

} // namespace ecgscan
