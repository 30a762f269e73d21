// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace ecgscan {

/// The first 32 bytes of PBKDF2 with HMAC-SHA-256 (RFC 8018). Qt's own stands in its network
/// library, which no program here links. rounds: at least 1; 100,000 take about a tenth of a
/// second.
QByteArray pbkdf2(const QByteArray& secret, const QByteArray& salt, int rounds);

} // namespace ecgscan
