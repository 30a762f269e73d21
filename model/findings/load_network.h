// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/findings/model_manifest.h"
#include "model/nets/device.h"
#include "model/nets/model_files.h"

namespace ecgscan {

/// A network from its folder, where choice says. manifest: becomes its own. Errors: as
/// readManifest(), readWeights() and Net::load().
template <class Net>
[[nodiscard]] Result<Net> loadNetwork(
    const QString& folder, ModelTrust trust, DeviceChoice choice, ModelManifest& manifest)
{
    ECGSCAN_TRY(manifest, readManifest(folder, trust));
    ECGSCAN_TRY(const TensorMap tensors, readWeights(folder, manifest.sha256, trust));
    return Net::load(tensors, chooseDevice(choice));
}

} // namespace ecgscan
