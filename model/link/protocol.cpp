// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/link/protocol.h"

namespace ecgscan::protocol {

QJsonObject errorAnswer(qint64 id, const Error& error)
{
    return {{kType, kError}, {kId, id}, {kCode, static_cast<int>(error.code)},
        {kMessage, error.message}, {kDetail, error.detail}};
}

Error errorFromAnswer(const QJsonObject& answer)
{
    const int code = answer[kCode].toInt();
    const bool known = code >= static_cast<int>(Errc::io) && code <= static_cast<int>(Errc::noEcg);
    return {known ? static_cast<Errc>(code) : Errc::internal, answer[kMessage].toString(),
        answer[kDetail].toString()};
}

} // namespace ecgscan::protocol
