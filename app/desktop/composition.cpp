// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"

#include "model/link/engine_client.h"
#include "storage/database.h"
#include "storage/sqlite_case_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

QString firstSample()
{
    const QDir samples(QCoreApplication::applicationDirPath() + u"/../share/ecgscan/samples"_s);
    const QStringList pictures
        = samples.entryList({u"*.png"_s, u"*.jpg"_s}, QDir::Files, QDir::Name);
    return pictures.isEmpty() ? QString()
                              : QDir::cleanPath(samples.absoluteFilePath(pictures.constFirst()));
}

} // namespace

Composition::Composition(
    const QString& databaseFile, const QString& engineProgram, std::optional<DeviceChoice> device)
    : m_device(device)
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const QString config = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    m_files.settingsFile = config + u"/desktop.ini"_s;
    m_files.databaseFile = databaseFile.isEmpty() ? usualDatabaseFile()
                                                  : QDir::current().absoluteFilePath(databaseFile);
    m_files.engineProgram = engineProgram.isEmpty()
        ? QCoreApplication::applicationDirPath() + u"/ecgscan"_s
        : QDir::current().absoluteFilePath(engineProgram);
    m_files.headsFolder = data + u"/heads"_s;
    m_files.samplePage = firstSample();
}

Composition::~Composition() = default;

void Composition::connectTo(MainWindow& window)
{
    QDir().mkpath(
        QFileInfo(m_files.databaseFile).absolutePath()); // a failure is told by the first call
    m_store = std::make_unique<SqliteCaseStore>(m_files.databaseFile);
    EngineClientOptions options;
    options.program = m_files.engineProgram;
    options.device = m_device.value_or(window.settings().device());
    m_engine = std::make_unique<EngineClient>(options);
    window.connectTo(m_engine.get(), m_store.get());
}

} // namespace ecgscan
