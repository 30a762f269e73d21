// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/beat_mixing.h"

#include "model/training/median_beat.h"

#include <cmath>

namespace ecgscan {

void mixBeats(Signal100& signal, const std::vector<int>& beats, const Signal100& other,
    const std::vector<int>& otherBeats, float share)
{
    const Signal100 blended = medianBeatsAt(other, otherBeats, beats);
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            if (std::isfinite(blended[lead][k]))
                signal[lead][k] = (1 - share) * signal[lead][k] + share * blended[lead][k];
        }
    }
}

} // namespace ecgscan
