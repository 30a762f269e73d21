// SPDX-License-Identifier: GPL-3.0-or-later
// Commits one review after the other and prints the number of each one that was acknowledged, until
// it is killed.
#include "storage/sqlite_case_store.h"

#include <QCoreApplication>

#include <cstdio>

using namespace ecgscan;
using namespace Qt::StringLiterals;

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    SqliteCaseStore store(QCoreApplication::arguments().at(1));
    const auto opened = store.openCase({u"p"_s, 1}, u"h"_s).result();
    if (!opened)
        return 1;
    for (qsizetype i = opened->reviews.size();; ++i) {
        if (!store.saveReview(opened->id, {u"CODE-%1"_s.arg(i), Verdict::added}).result())
            return 1;
        std::printf("%lld\n", static_cast<long long>(i));
        std::fflush(stdout);
    }
}
