// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan serve: the engine as a child of the window (model/link/protocol.h).
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "model/engine/server.h"

#include <QFile>

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr qint64 kMostResidentBytes = qint64 {4} << 30;

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

/// Ends this process when it has eaten too much: the window then starts a fresh one, where the
/// system would sooner or later end whatever it likes. (A limit on the address space would stop
/// CUDA, which reserves far more than it uses.)
void watchMemory()
{
    std::thread([] {
        for (;; std::this_thread::sleep_for(500ms)) {
            if (residentBytes() > kMostResidentBytes) {
                err(u"# the engine uses over 4 GB and ends itself"_s);
                ::_exit(kCannotWrite);
            }
        }
    }).detach();
}

/// Standard output is for messages alone: what libraries print goes to the log. Gives the new
/// descriptor of the real standard output, -1 when there is none.
int takeOverStandardOutput()
{
    const int messages = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    return messages;
}

/// false when the parent is gone already. 0: whoever it is.
bool dieWithParent(int parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    return parent == 0 || ::getppid() == parent;
}

} // namespace

int serve(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "cli", "The engine for the window; speaks messages on standard input and output."));
    parser.addOption({u"parent"_s,
        QCoreApplication::translate("cli", "end together with the process of this number"),
        u"PID"_s});
    addEngineOptions(parser);
    if (const auto code = parse(parser, u"serve"_s, arguments))
        return *code;
    const auto options = engineOptions(parser);
    if (!parser.positionalArguments().isEmpty())
        err(QCoreApplication::translate("cli", "Say: ecgscan serve [--parent PID]"));
    const auto parent
        = parser.isSet(u"parent"_s) ? wholeNumber(parser, u"parent"_s, 1) : std::optional(0);
    if (!options || !parent || !parser.positionalArguments().isEmpty())
        return kUsage;

    if (!dieWithParent(*parent))
        return kCannotRead;
    std::signal(SIGPIPE, SIG_IGN);
    ::umask(077);
    const int messages = takeOverStandardOutput();
    if (messages < 0)
        return kCannotWrite;
    watchMemory();

    Engine engine(*options);
    Server server(engine, STDIN_FILENO, messages);
    const Status ended = server.run();
    if (!ended)
        err(u"# "_s + ended.error().detail);
    // Nobody waits for what is still being worked on.
    std::fflush(nullptr);
    ::_exit(ended ? kOk : kCannotRead);
}

} // namespace ecgscan::cli
