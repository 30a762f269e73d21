// SPDX-License-Identifier: GPL-3.0-or-later
// The engine and command line: chooses the subcommand. Each lives in a file of its own.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/language/translations.h"

#include <QGuiApplication>

#include <array>

namespace {

struct Command {
    const char* name;
    const char* description;
    int (*run)(const QStringList&);
};

constexpr std::array kCommands = {
    Command {"analyze",
        QT_TRANSLATE_NOOP("cli", "read one page: waveforms, measurements, predicted findings"),
        ecgscan::cli::analyze},
    Command {"batch", QT_TRANSLATE_NOOP("cli", "read many files and folders, one JSON a page"),
        ecgscan::cli::batch},
    Command {"serve",
        QT_TRANSLATE_NOOP("cli", "the engine for the window, on standard input and output"),
        ecgscan::cli::serve},
    Command {"export",
        QT_TRANSLATE_NOOP("cli", "write cases as PDF, JSON, CSV, WFDB and PNG, or as a data set"),
        ecgscan::cli::exportCommand},
    Command {"import-labels",
        QT_TRANSLATE_NOOP("cli", "take verdicts on the cases of a database from a table"),
        ecgscan::cli::importLabels},
    Command {"synthesize", QT_TRANSLATE_NOOP("cli", "draw ECG pages with exact truth"),
        ecgscan::cli::synthesize},
    Command {"pretrain", QT_TRANSLATE_NOOP("cli", "train a network from recordings"),
        ecgscan::cli::pretrain},
    Command {"finetune", QT_TRANSLATE_NOOP("cli", "learn from the cases labelled in a database"),
        ecgscan::cli::finetune},
    Command {"search",
        QT_TRANSLATE_NOOP("cli", "find analysed pages that are like a page or fit a text"),
        ecgscan::cli::search},
    Command {"evaluate",
        QT_TRANSLATE_NOOP("cli", "score digitisation, findings, search and more against truth"),
        ecgscan::cli::evaluate},
    Command {"doctor", QT_TRANSLATE_NOOP("cli", "check this installation"), ecgscan::cli::doctor},
};

void printUsage(void (*out)(const QString& line))
{
    out(QCoreApplication::translate("cli", "Usage: ecgscan COMMAND [OPTIONS]"));
    out({});
    for (const Command& command : kCommands)
        out(QStringLiteral("  %1 %2")
                .arg(QLatin1StringView(command.name), -14)
                .arg(QCoreApplication::translate("cli", command.description)));
    out({});
    out(QCoreApplication::translate("cli", "\"ecgscan COMMAND --help\" explains one."));
    out(QCoreApplication::translate("cli",
        "For research use only. Not a medical device; findings are predictions, not a diagnosis."));
}

/// Qt warns of what a command line does not need, such as a missing XDG_RUNTIME_DIR.
void printSeriousMessages(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        ecgscan::cli::err(text);
}

/// A result that was lost on its way out is no success.
int finished(int exitCode)
{
    const ecgscan::Status written = ecgscan::cli::finishOutput();
    return written || exitCode != ecgscan::cli::kOk ? exitCode
                                                    : ecgscan::cli::report(written.error());
}

} // namespace

int main(int argc, char* argv[])
{
    using namespace ecgscan::cli;
    qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts and images without a display
    qInstallMessageHandler(printSeriousMessages);
    const QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("ecgscan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ECGSCAN_VERSION));
    ecgscan::installTranslations();

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty() || arguments.first() == QLatin1StringView("--help")
        || arguments.first() == QLatin1StringView("-h")) {
        printUsage(arguments.isEmpty() ? err : out);
        return arguments.isEmpty() ? kUsage : kOk;
    }
    if (arguments.first() == QLatin1StringView("--version")) {
        out(QStringLiteral("ecgscan " ECGSCAN_VERSION));
        out(QCoreApplication::translate("cli",
            "For research use only. Not a medical device; not for diagnosis or treatment "
            "decisions."));
        return kOk;
    }
    for (const Command& command : kCommands) {
        if (arguments.first() == QLatin1StringView(command.name))
            return finished(command.run(arguments.mid(1)));
    }
    err(QCoreApplication::translate(
        "cli", "There is no command \"%1\". \"ecgscan --help\" lists them.")
            .arg(arguments.first()));
    return kUsage;
}
