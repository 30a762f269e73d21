// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/exif.h"

#include "model/decode/picture.h"

#include <QtEndian>

namespace ecgscan::decode {

namespace {

constexpr quint16 kOrientation = 0x0112;
constexpr quint16 kXResolution = 0x011A;
constexpr quint16 kResolutionUnit = 0x0128;
constexpr quint16 kUnitCm = 3;
constexpr qsizetype kEntryBytes = 12;

/// Reads numbers at offsets of the block; outside of it everything is 0.
class Numbers {
public:
    explicit Numbers(QByteArrayView block)
        : m_block(block)
        , m_bigEndian(block.startsWith("MM"))
    {
    }
    quint16 u16(qsizetype at) const { return read<quint16>(at); }
    quint32 u32(qsizetype at) const { return read<quint32>(at); }
    double rational(qsizetype at) const
    {
        const quint32 denominator = u32(at + 4);
        return denominator == 0 ? 0.0 : static_cast<double>(u32(at)) / denominator;
    }

private:
    template <class T> T read(qsizetype at) const
    {
        if (at < 0 || at > m_block.size() - static_cast<qsizetype>(sizeof(T)))
            return 0;
        return m_bigEndian ? qFromBigEndian<T>(m_block.data() + at)
                           : qFromLittleEndian<T>(m_block.data() + at);
    }

    QByteArrayView m_block;
    bool m_bigEndian;
};

} // namespace

ExifFacts readExif(QByteArrayView block)
{
    ExifFacts facts;
    if (!block.startsWith("II") && !block.startsWith("MM"))
        return facts;
    const Numbers numbers(block);
    const auto directory = static_cast<qsizetype>(numbers.u32(4));
    double resolution = 0;
    double perInch = 1;
    for (int i = 0; i < numbers.u16(directory); ++i) {
        const qsizetype entry = directory + 2 + kEntryBytes * i;
        const quint16 value = numbers.u16(entry + 8);
        switch (numbers.u16(entry)) {
        case kOrientation:
            facts.orientation = value >= 1 && value <= 8 ? value : 1;
            break;
        case kXResolution:
            resolution = numbers.rational(static_cast<qsizetype>(numbers.u32(entry + 8)));
            break;
        case kResolutionUnit:
            perInch = value == kUnitCm ? 2.54 : 1;
            break;
        default:
            break;
        }
    }
    facts.dpi = statedDpi(resolution * perInch);
    return facts;
}

} // namespace ecgscan::decode
