// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window.h"

#include <memory>

namespace ecgscan {

/// The one place of the window's program that knows the database and the engine. Both are made
/// after the window's first paint, and live longer than it.
class Composition {
public:
    /// Empty names are replaced by their defaults. device: of this run alone; nullopt: as set in
    /// the window.
    Composition(const QString& databaseFile, const QString& engineProgram,
        std::optional<DeviceChoice> device);
    ~Composition();

    const WindowFiles& files() const { return m_files; }
    void connectTo(MainWindow& window); ///< Once; returns at once.

private:
    WindowFiles m_files;
    std::optional<DeviceChoice> m_device;
    std::unique_ptr<CaseStore> m_store;
    std::unique_ptr<AnalysisService> m_engine;
};

} // namespace ecgscan
