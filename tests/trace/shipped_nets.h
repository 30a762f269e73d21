// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/findings/model_manifest.h"
#include "model/nets/label_net.h"
#include "model/nets/model_files.h"
#include "model/nets/tracer_net.h"

namespace ecgscan {

/// A network that comes with the program: "tracer-base", "labels-base".
template <class Net> Result<Net> shippedNet(const QString& name)
{
    const QString folder = QStringLiteral(ECGSCAN_SOURCE_DIR "/resources/models/") + name;
    ECGSCAN_TRY(const ModelManifest manifest, readManifest(folder, ModelTrust::shippedOnly));
    ECGSCAN_TRY(
        const TensorMap weights, readWeights(folder, manifest.sha256, ModelTrust::shippedOnly));
    return Net::load(weights, {});
}

/// Read once; ends the program where it cannot be used.
inline LabelNet& shippedLabels()
{
    static Result<LabelNet> net = shippedNet<LabelNet>(QStringLiteral("labels-base"));
    if (!net)
        qFatal("%s", qPrintable(net.error().message));
    return *net;
}

} // namespace ecgscan
