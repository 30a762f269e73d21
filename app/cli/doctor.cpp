// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan doctor: checks this installation; every line is "ok" or says what to do.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/locations.h"
#include "model/engine/engine.h"
#include "storage/audit.h"
#include "storage/database.h"

#include <opencv2/core/version.hpp>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <thread>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

/// Prints the lines and remembers whether something essential was wrong.
class Checklist {
public:
    void ok(const QString& what) { out(u"ok  "_s + what); }
    /// Works without it.
    void note(const QString& what) { out(u"--  "_s + what); }
    void bad(const QString& what)
    {
        out(u"--  "_s + what);
        m_allWell = false;
    }
    int exitCode() const { return m_allWell ? kOk : kCannotRead; }

private:
    bool m_allWell = true;
};

void checkComputer(Checklist& list)
{
    list.ok(u"ecgscan %1, Qt %2, OpenCV %3, LibTorch %4, %5"_s.arg(QStringLiteral(ECGSCAN_VERSION),
        QString::fromLatin1(qVersion()), QStringLiteral(CV_VERSION), torchVersion(),
        QSysInfo::prettyProductName()));
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    if (__builtin_cpu_supports("avx2"))
        list.ok(QCoreApplication::translate("cli", "%1 processor cores, AVX2").arg(cores));
    else
        list.note(QCoreApplication::translate(
            "cli", "%1 processor cores without AVX2: it works, but slowly.")
                .arg(cores));
    const Device device = chooseDevice(DeviceChoice::automatic);
    if (device.cuda)
        list.ok(QCoreApplication::translate("cli", "GPU: %1").arg(device.name()));
    else
        list.note(
            QCoreApplication::translate("cli", "GPU: none used; the processor does the work. %1")
                .arg(device.note));
}

/// A small picture goes through the real program.
void checkDecoder(Checklist& list, const QString& program)
{
    if (!QFileInfo(program).isExecutable()) {
        list.bad(
            QCoreApplication::translate("cli", "Decoder: %1 is missing. Install the program again.")
                .arg(program));
        return;
    }
    const QTemporaryDir folder;
    const QString picture = folder.filePath(u"check.png"_s);
    QImage image(40, 30, QImage::Format_RGB888);
    image.fill(Qt::white);
    image.save(picture);
    const Result<DecodedPage> decoded = decodePage(program, {picture, 1}, {}, {});
    if (decoded && decoded->image.size() == image.size())
        list.ok(QCoreApplication::translate("cli", "Decoder: %1").arg(program));
    else
        list.bad(QCoreApplication::translate("cli", "Decoder: %1 does not work. %2")
                .arg(program,
                    decoded ? QCoreApplication::translate("cli", "Install the program again.")
                            : decoded.error().message));
}

void checkModel(Checklist& list, const QString& models)
{
    const Result<FindingsModel> model
        = FindingsModel::load(findingsFolder(models), ModelTrust::shippedOnly, DeviceChoice::cpu);
    if (model)
        list.ok(QCoreApplication::translate("cli", "Model: %1, sha256 %2")
                .arg(model->manifest().id, model->manifest().sha256.first(12)));
    else
        list.note(QCoreApplication::translate("cli", "Model: none, so there are no findings. %1")
                .arg(model.error().message));
}

/// name: "Tracer"; without: what is worse without it.
void checkNetwork(
    Checklist& list, const QString& folder, const QString& name, const QString& without)
{
    const Result<ModelManifest> manifest = readManifest(folder, ModelTrust::shippedOnly);
    const Result<TensorMap> weights = manifest
        ? readWeights(folder, manifest->sha256, ModelTrust::shippedOnly)
        : tl::make_unexpected(manifest.error());
    if (weights)
        list.ok(QCoreApplication::translate("cli", "%1: %2, sha256 %3")
                .arg(name, manifest->id, manifest->sha256.first(12)));
    else
        list.note(QCoreApplication::translate("cli", "%1: none, so %2. %3")
                .arg(name, without, weights.error().message));
}

void checkTextReader(Checklist& list)
{
    const Result<TextReader> reader = TextReader::load();
    if (reader)
        list.ok(QCoreApplication::translate("cli", "Text reader: Tesseract, English"));
    else
        list.note(QCoreApplication::translate("cli",
            "Text reader: none, so a page without a calibration pulse has its gain guessed. %1")
                .arg(reader.error().message));
}

void checkDataFolder(Checklist& list, const QString& folder)
{
    QDir().mkpath(folder);
    QTemporaryFile file(folder + u"/check"_s);
    if (file.open() && file.write("x") == 1 && file.flush())
        list.ok(QCoreApplication::translate("cli", "Data folder: %1").arg(folder));
    else
        list.bad(QCoreApplication::translate(
            "cli", "Data folder: %1 can't be written. Make it yours: chown, chmod, or free space.")
                .arg(folder));
}

void checkDatabase(Checklist& list, const QString& file)
{
    if (!QFile::exists(file)) {
        list.ok(QCoreApplication::translate("cli", "Database: none yet; the window makes %1")
                .arg(file));
        return;
    }
    const auto database = Database::open(file, Database::Access::readOnly);
    const Status audit = database ? verifyAudit(**database) : tl::make_unexpected(database.error());
    if (audit)
        list.ok(
            QCoreApplication::translate("cli", "Database: %1, its audit rows are whole").arg(file));
    else
        list.bad(QCoreApplication::translate("cli", "Database: %1: %2")
                .arg(file, audit.error().message));
}

} // namespace

int doctor(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "cli", "Checks this installation. Exit code 0: the essential parts work."));
    if (const auto code = parse(parser, u"doctor"_s, arguments))
        return *code;
    if (!parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate("cli", "Say: ecgscan doctor"));
        return kUsage;
    }
    const Locations places = locations();
    Checklist list;
    checkComputer(list);
    checkDecoder(list, places.decoderProgram);
    checkModel(list, places.modelsFolder);
    checkNetwork(list, tracerFolder(places.modelsFolder),
        QCoreApplication::translate("cli", "Tracer"),
        QCoreApplication::translate("cli", "leads are traced less exactly"));
    checkNetwork(list, labelsFolder(places.modelsFolder),
        QCoreApplication::translate("cli", "Label reader"),
        QCoreApplication::translate("cli", "leads are named by their places alone"));
    checkNetwork(list, reconstructionFolder(places.modelsFolder),
        QCoreApplication::translate("cli", "Reconstruction"),
        QCoreApplication::translate("cli", "what was not printed stays missing"));
    checkTextReader(list);
    checkDataFolder(list, places.dataFolder);
    checkDatabase(list, places.databaseFile);
    return list.exitCode();
}

} // namespace ecgscan::cli
