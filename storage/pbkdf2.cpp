// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/pbkdf2.h"

#include <QMessageAuthenticationCode>

namespace ecgscan {

QByteArray pbkdf2(const QByteArray& secret, const QByteArray& salt, int rounds)
{
    Q_ASSERT(rounds >= 1);
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, secret);
    const auto keyed = [&code](const QByteArray& message) {
        code.reset();
        code.addData(message);
        return code.result();
    };
    QByteArray link
        = keyed(QByteArray(salt).append("\0\0\0\1", 4)); // of the first block, the only one
    QByteArray sum = link;
    for (int round = 1; round < rounds; ++round) {
        link = keyed(link);
        for (qsizetype i = 0; i < sum.size(); ++i)
            sum[i] = static_cast<char>(sum[i] ^ link[i]);
    }
    return sum;
}

} // namespace ecgscan
