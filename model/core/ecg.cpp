// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/ecg.h"

#include <QtGlobal>

namespace ecgscan {

void deriveLimbLeads(Ecg& ecg)
{
    const std::vector<float>& one = ecg[Lead::I];
    const std::vector<float>& two = ecg[Lead::II];
    Q_ASSERT(two.size() == one.size());
    for (const Lead derived : {Lead::III, Lead::aVR, Lead::aVL, Lead::aVF})
        ecg[derived].resize(one.size());
    for (std::size_t k = 0; k < one.size(); ++k) {
        ecg[Lead::III][k] = two[k] - one[k];
        ecg[Lead::aVR][k] = -(one[k] + two[k]) / 2;
        ecg[Lead::aVL][k] = one[k] - two[k] / 2;
        ecg[Lead::aVF][k] = two[k] - one[k] / 2;
    }
}

} // namespace ecgscan
