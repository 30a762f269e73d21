// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ecgscan::cli {

/// Where the parts of an installation lie, relative to this program's own folder (bin/). The build
/// tree has the same layout.
struct Locations {
    QString decoderProgram; ///< ../libexec/ecgscan/ecgscan-decode
    QString modelsFolder; ///< ../share/ecgscan/models
    QString dataFolder; ///< Of this user: database, heads learned here.
    QString databaseFile; ///< The window's, in dataFolder.
    QString layoutsFolder; ///< Layouts that the user described, in dataFolder.
};

Locations locations();

} // namespace ecgscan::cli
