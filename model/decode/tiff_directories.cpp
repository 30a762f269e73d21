// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/tiff_directories.h"

#include "model/core/file_limits.h"
#include "model/decode/picture.h"

#include <QtEndian>

#include <optional>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

namespace {

constexpr std::size_t kMostDirectories = 2 * static_cast<std::size_t>(kMostPages);
constexpr quint16 kNewSubfileType = 254;
constexpr quint32 kReducedCopy = 1;

struct Directory {
    quint64 next = 0; ///< 0: the last one.
    bool reducedCopy = false;
};

class Walker {
public:
    explicit Walker(const QByteArray& bytes)
        : m_bytes(bytes)
        , m_bigEndian(bytes.startsWith("MM"))
        , m_bigTiff(number<quint16>(2).value_or(0) == 43)
    {
    }

    std::optional<quint64> first() const
    {
        return m_bigTiff ? number<quint64>(8) : number<quint32>(4);
    }

    std::optional<Directory> at(quint64 offset) const
    {
        const auto count = m_bigTiff ? number<quint64>(offset) : number<quint16>(offset);
        const quint64 entryBytes = m_bigTiff ? 20 : 12;
        if (!count || *count > static_cast<quint64>(m_bytes.size()) / entryBytes)
            return std::nullopt;
        Directory directory;
        const quint64 entries = offset + (m_bigTiff ? 8 : 2);
        for (quint64 i = 0; i < *count; ++i) {
            const quint64 entry = entries + i * entryBytes;
            const auto tag = number<quint16>(entry);
            if (!tag || *tag > kNewSubfileType)
                break; // they are sorted
            const auto value = number<quint32>(entry + (m_bigTiff ? 12 : 8));
            directory.reducedCopy = *tag == kNewSubfileType && value && (*value & kReducedCopy);
        }
        const quint64 end = entries + *count * entryBytes;
        const auto next = m_bigTiff ? number<quint64>(end) : number<quint32>(end);
        if (!next)
            return std::nullopt;
        directory.next = *next;
        return directory;
    }

private:
    template <class T> std::optional<quint64> number(quint64 offset) const
    {
        const auto size = static_cast<quint64>(m_bytes.size());
        if (size < sizeof(T) || offset > size - sizeof(T))
            return std::nullopt;
        const char* at = m_bytes.constData() + offset;
        return m_bigEndian ? qFromBigEndian<T>(at) : qFromLittleEndian<T>(at);
    }

    const QByteArray& m_bytes;
    bool m_bigEndian;
    bool m_bigTiff;
};

} // namespace

Result<std::vector<quint64>> tiffDirectories(const QByteArray& bytes)
{
    const Walker walker(bytes);
    std::vector<quint64> pages;
    std::unordered_set<quint64> seen;
    auto offset = walker.first();
    while (offset && *offset != 0) {
        if (!seen.insert(*offset).second)
            return tl::make_unexpected(damaged(u"TIFF directories form a loop"_s));
        const auto directory = walker.at(*offset);
        if (!directory)
            return tl::make_unexpected(damaged(u"TIFF directory outside of the file"_s));
        if (!directory->reducedCopy)
            pages.push_back(*offset);
        if (pages.size() > static_cast<std::size_t>(kMostPages) || seen.size() > kMostDirectories)
            return tl::make_unexpected(tooManyPages());
        offset = directory->next;
    }
    return pages;
}

} // namespace ecgscan::decode
