// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"
#include "app/desktop/single_instance.h"
#include "app/language/translations.h"
#include "model/core/device_choice.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string_view>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(main)
};

Q_LOGGING_CATEGORY(lcStart, "ecgscan.start", QtInfoMsg)

} // namespace

int main(int argc, char** argv)
{
    ::umask(077); // cases and settings are nobody else's business
    QElapsedTimer sinceStart;
    sinceStart.start();
    // Help and version are printed where there is no display too.
    constexpr std::string_view kPrint[] {"-h", "--help", "--help-all", "-v", "--version"};
    const bool onlyPrints = std::any_of(argv + 1, argv + argc,
        [&](const char* word) { return std::ranges::find(kPrint, word) != std::end(kPrint); });
    if (onlyPrints)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"ecgscan"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ECGSCAN_VERSION));
    QGuiApplication::setApplicationDisplayName(u"ECG-Scan"_s);
    QGuiApplication::setDesktopFileName(u"io.github.ecgscan.EcgScan"_s);
    ecgscan::installTranslations();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("Review window for pictures of 12-lead ECGs. For research use only."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption database(
        u"database"_s, Text::tr("Keep the cases in FILE."), u"FILE"_s);
    const QCommandLineOption engine(
        u"engine"_s, Text::tr("Use PROGRAM as the engine."), u"PROGRAM"_s);
    const QCommandLineOption device(u"device"_s,
        Text::tr("Run the networks on DEVICE: %1; default: as set in the window.")
            .arg(ecgscan::deviceNames().join(u", ")),
        u"DEVICE"_s);
    parser.addOptions({database, engine, device});
    parser.addPositionalArgument(
        u"files"_s, Text::tr("Pictures, PDF files or folders to open."), u"[FILE...]"_s);
    const auto usage = [](const QString& problem) {
        std::fputs(qPrintable(problem + u'\n'), stderr);
        return 2;
    };
    if (!parser.parse(QCoreApplication::arguments()))
        return usage(parser.errorText());
    parser.process(app); // help and version
    const auto choice = ecgscan::deviceChoiceFromName(parser.value(device));
    if (parser.isSet(device) && !choice)
        return usage(Text::tr("--device is one of %1, not \"%2\".")
                .arg(ecgscan::deviceNames().join(u", "), parser.value(device)));

    ecgscan::Composition composition(parser.value(database), parser.value(engine), choice);
    QStringList files;
    for (const QString& file : parser.positionalArguments()) {
        if (!file.isEmpty()) // which a script passes on when it has nothing
            files << QFileInfo(file).absoluteFilePath();
    }
    ecgscan::SingleInstance instance(composition.files().databaseFile);
    if (instance.handOver(files))
        return 0;
    ecgscan::MainWindow window(composition.files());
    QObject::connect(&instance, &ecgscan::SingleInstance::filesReceived, &window,
        [&window](const QStringList& received) {
            window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
            window.raise();
            window.activateWindow();
            if (!received.isEmpty())
                window.openPaths(received);
        });
    QObject::connect(&window, &ecgscan::MainWindow::firstPainted, &window, [&] {
        qCDebug(lcStart) << "first paint after" << sinceStart.elapsed() << "ms";
        composition.connectTo(window);
        if (files.isEmpty())
            window.restoreLast();
        else
            window.openPaths(files);
    });
    window.show();
    return QApplication::exec();
}
