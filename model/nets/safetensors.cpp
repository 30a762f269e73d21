// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/safetensors.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;
static_assert(std::endian::native == std::endian::little, "tensors are stored little-endian");

constexpr qsizetype kLengthBytes = 8;
constexpr std::int64_t kMaxValues = std::int64_t(1) << 28;

tl::unexpected<Error> broken(const char* detail)
{
    return fail(Errc::corrupt,
        QCoreApplication::translate(
            "Model", "The model file is damaged. Install the program again."),
        QString::fromLatin1(detail));
}

struct Range {
    std::int64_t begin, end;
};

/// The number of values, or -1 where the shape is not one.
std::int64_t countOf(const QJsonArray& shape, std::vector<std::int64_t>& out)
{
    std::int64_t count = 1;
    for (const auto& item : shape) {
        const double size = item.toDouble(-1);
        if (size < 0 || size > static_cast<double>(kMaxValues)
            || size != static_cast<double>(static_cast<std::int64_t>(size)))
            return -1;
        out.push_back(static_cast<std::int64_t>(size));
        if (size > 0 && count > kMaxValues / static_cast<std::int64_t>(size))
            return -1;
        count *= static_cast<std::int64_t>(size);
    }
    return count;
}

Result<Range> readTensor(const QJsonObject& entry, const QByteArray& data, NamedTensor& tensor)
{
    if (entry.value(u"dtype").toString() != u"F32")
        return fail(Errc::unsupported,
            QCoreApplication::translate("Model",
                "The model file holds numbers of a kind that this version does not read."));
    const std::int64_t count = countOf(entry.value(u"shape").toArray(), tensor.shape);
    const QJsonArray offsets = entry.value(u"data_offsets").toArray();
    if (count < 0 || offsets.size() != 2)
        return broken("bad shape or offsets");
    const Range range {offsets.at(0).toInteger(-1), offsets.at(1).toInteger(-1)};
    if (range.begin < 0 || range.end > data.size() || range.end - range.begin != count * 4)
        return broken("offsets outside the data");
    tensor.values.resize(static_cast<std::size_t>(count));
    std::memcpy(
        tensor.values.data(), data.constData() + range.begin, static_cast<std::size_t>(count) * 4);
    return range;
}

} // namespace

QByteArray writeSafetensors(const TensorMap& tensors)
{
    QJsonObject table;
    QByteArray data;
    for (const auto& [name, tensor] : tensors) {
        QJsonArray shape;
        for (const std::int64_t size : tensor.shape)
            shape.append(static_cast<qint64>(size));
        const qint64 begin = data.size();
        data.append(reinterpret_cast<const char*>(tensor.values.data()),
            static_cast<qsizetype>(tensor.values.size() * sizeof(float)));
        table.insert(QString::fromStdString(name),
            QJsonObject {{u"dtype"_s, u"F32"_s}, {u"shape"_s, shape},
                {u"data_offsets"_s, QJsonArray {begin, static_cast<qint64>(data.size())}}});
    }
    QByteArray header = QJsonDocument(table).toJson(QJsonDocument::Compact);
    header.append((8 - header.size() % 8) % 8, ' '); // keeps the data aligned
    QByteArray out(kLengthBytes, Qt::Uninitialized);
    qToLittleEndian<quint64>(static_cast<quint64>(header.size()), out.data());
    return out + header + data;
}

Result<TensorMap> readSafetensors(const QByteArray& bytes)
{
    if (bytes.size() < kLengthBytes)
        return broken("shorter than its length field");
    const quint64 headerSize = qFromLittleEndian<quint64>(bytes.constData());
    if (headerSize > static_cast<quint64>(bytes.size() - kLengthBytes))
        return broken("header longer than the file");
    const auto table
        = QJsonDocument::fromJson(bytes.sliced(kLengthBytes, static_cast<qsizetype>(headerSize)));
    if (!table.isObject())
        return broken("header is not a JSON object");
    const QByteArray data = bytes.sliced(kLengthBytes + static_cast<qsizetype>(headerSize));
    TensorMap tensors;
    std::vector<Range> ranges;
    const QJsonObject entries = table.object();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        if (it.key() == u"__metadata__")
            continue;
        ECGSCAN_TRY(const Range range,
            readTensor(it.value().toObject(), data, tensors[it.key().toStdString()]));
        ranges.push_back(range);
    }
    // A tensor without values begins where the next one does.
    std::ranges::sort(
        ranges, {}, [](const Range& range) { return std::pair(range.begin, range.end); });
    std::int64_t end = 0;
    for (const Range& range : ranges) {
        if (range.begin != end)
            return broken("tensors overlap or leave a gap");
        end = range.end;
    }
    if (end != data.size())
        return broken("bytes that belong to no tensor");
    return tensors;
}

TensorMap partOf(const TensorMap& tensors, const std::string& part)
{
    const std::string prefix = part + '.';
    TensorMap own;
    for (const auto& [name, tensor] : tensors) {
        if (name.starts_with(prefix))
            own.emplace(name.substr(prefix.size()), tensor);
    }
    return own;
}

void setPart(TensorMap& tensors, const std::string& part, const TensorMap& own)
{
    const std::string prefix = part + '.';
    std::erase_if(tensors, [&](const auto& item) { return item.first.starts_with(prefix); });
    for (const auto& [name, tensor] : own)
        tensors.emplace(prefix + name, tensor);
}

} // namespace ecgscan
