// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace ecgscan {

/// Why something failed. Append only: the numbers are kept in audit rows.
enum class Errc {
    io = 1,
    notFound,
    corrupt,
    unsupported,
    tooLarge,
    busy,
    diskFull,
    cancelled,
    schemaTooNew,
    untrusted,
    invalidArgument,
    internal,
    noEcg, ///< The picture was read, but no ECG could be found on it.
};

/// A failure that the world caused. A programmer's mistake is a Q_ASSERT instead.
struct Error {
    Errc code = Errc::internal;
    QString message; ///< For the user, translated: what happened and what to do.
    QString detail; ///< For the log, English; never a name, a date of birth or a path with one.
};

template <class T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Errc code, QString message, QString detail = {})
{
    return tl::make_unexpected(Error {code, std::move(message), std::move(detail)});
}

} // namespace ecgscan

#define ECGSCAN_CONCAT_INNER(a, b) a##b
#define ECGSCAN_CONCAT(a, b) ECGSCAN_CONCAT_INNER(a, b)

/// ECGSCAN_TRY(const Page page, readPage(file)); unwraps the value or returns the error.
#define ECGSCAN_TRY(declaration, expression)                                                       \
    auto ECGSCAN_CONCAT(result_, __LINE__) = (expression);                                         \
    if (!ECGSCAN_CONCAT(result_, __LINE__))                                                        \
        return tl::make_unexpected(std::move(ECGSCAN_CONCAT(result_, __LINE__)).error());          \
    declaration = std::move(*ECGSCAN_CONCAT(result_, __LINE__))

/// ECGSCAN_CHECK(writeFile(name)); returns the error of a Status.
#define ECGSCAN_CHECK(expression)                                                                  \
    if (auto ECGSCAN_CONCAT(status_, __LINE__) = (expression); !ECGSCAN_CONCAT(status_, __LINE__)) \
    return tl::make_unexpected(std::move(ECGSCAN_CONCAT(status_, __LINE__)).error())
