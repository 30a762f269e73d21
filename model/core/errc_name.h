// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QLatin1StringView>
#include <QStringView>

#include <array>
#include <optional>

namespace ecgscan {

/// In the order of Errc, whose first value is 1.
inline constexpr std::array<QLatin1StringView, 13> kErrcNames {QLatin1StringView("io"),
    QLatin1StringView("notFound"), QLatin1StringView("corrupt"), QLatin1StringView("unsupported"),
    QLatin1StringView("tooLarge"), QLatin1StringView("busy"), QLatin1StringView("diskFull"),
    QLatin1StringView("cancelled"), QLatin1StringView("schemaTooNew"),
    QLatin1StringView("untrusted"), QLatin1StringView("invalidArgument"),
    QLatin1StringView("internal"), QLatin1StringView("noEcg")};
static_assert(kErrcNames.size() == static_cast<std::size_t>(Errc::noEcg), "a name for each Errc");

/// "corrupt", "tooLarge" ... as the decoder's answers spell them.
inline QLatin1StringView errcName(Errc code)
{
    return kErrcNames[static_cast<std::size_t>(code) - 1];
}

inline std::optional<Errc> errcFromName(QStringView name)
{
    for (std::size_t i = 0; i < kErrcNames.size(); ++i) {
        if (name == kErrcNames[i])
            return static_cast<Errc>(i + 1);
    }
    return std::nullopt;
}

} // namespace ecgscan
