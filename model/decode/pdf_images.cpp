// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/pdf_images.h"

#include <QtEndian>

#include <algorithm>

namespace ecgscan::decode {

namespace {

constexpr qsizetype kMostDictionaryBytes = 2048;
constexpr qint64 kMostSize = 1 << 30; // so that a product stays in its type

/// The dictionary around `at`: from the "obj" before it to the "stream" after it.
QByteArrayView dictionaryAround(QByteArrayView bytes, qsizetype at)
{
    const qsizetype from = std::max<qsizetype>(0, at - kMostDictionaryBytes);
    const qsizetype begin = bytes.sliced(from, at - from).lastIndexOf("obj");
    const QByteArrayView after
        = bytes.sliced(at, std::min(kMostDictionaryBytes, bytes.size() - at));
    const qsizetype end = after.indexOf("stream");
    if (begin < 0 || end < 0)
        return {};
    return bytes.sliced(from + begin, at + end - from - begin);
}

/// The number after a key; 0 when it stands in another object.
int numberOf(QByteArrayView dictionary, QByteArrayView key)
{
    const qsizetype at = dictionary.indexOf(key);
    if (at < 0)
        return 0;
    const QByteArrayView rest = dictionary.sliced(at + key.size()).trimmed();
    qsizetype digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9')
        ++digits;
    const bool reference = rest.sliced(digits).trimmed().startsWith("0 R");
    return reference ? 0 : rest.first(std::min<qsizetype>(digits, 9)).toInt();
}

qint64 mostJpxPixels(const QByteArray& bytes)
{
    static const QByteArray kSizeMarker("\xff\x4f\xff\x51", 4);
    constexpr qsizetype kWidthAt = 8;
    constexpr qsizetype kHeightAt = 12;
    qint64 most = 0;
    for (qsizetype at = bytes.indexOf(kSizeMarker); at >= 0 && at + 16 <= bytes.size();
        at = bytes.indexOf(kSizeMarker, at + 1)) {
        const qint64 width = qFromBigEndian<quint32>(bytes.constData() + at + kWidthAt);
        const qint64 height = qFromBigEndian<quint32>(bytes.constData() + at + kHeightAt);
        most = std::max(most, std::min(width, kMostSize) * std::min(height, kMostSize));
    }
    return most;
}

} // namespace

PdfImages pdfImages(const QByteArray& bytes)
{
    constexpr int kLeastScanSidePx = 500;
    PdfImages found;
    found.mostPixels = mostJpxPixels(bytes);
    bool agree = true;
    for (qsizetype at = bytes.indexOf("/Image"); at >= 0; at = bytes.indexOf("/Image", at + 1)) {
        const QByteArrayView dictionary = dictionaryAround(bytes, at);
        const QSize size(numberOf(dictionary, "/Width"), numberOf(dictionary, "/Height"));
        found.mostPixels
            = std::max(found.mostPixels, static_cast<qint64>(size.width()) * size.height());
        if (std::min(size.width(), size.height()) < kLeastScanSidePx)
            continue;
        agree = agree && (!found.scanSize || found.scanSize == size);
        found.scanSize = size;
    }
    if (!agree)
        found.scanSize.reset();
    return found;
}

} // namespace ecgscan::decode
