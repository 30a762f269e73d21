// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate.h"

#include "app/cli/commands.h"
#include "app/cli/console.h"

namespace ecgscan::cli {

int evaluate(const QStringList& arguments)
{
    const QString kind = arguments.value(0);
    if (kind == u"digitisation")
        return evaluateDigitisation(arguments.mid(1));
    if (kind == u"findings")
        return evaluateFindings(arguments.mid(1));
    const QString usage = QCoreApplication::translate(
        "cli", "Say what to evaluate: ecgscan evaluate digitisation|findings; each has --help.");
    const bool help = kind == u"--help" || kind == u"-h";
    help ? out(usage) : err(usage);
    return help ? kOk : kUsage;
}

} // namespace ecgscan::cli
