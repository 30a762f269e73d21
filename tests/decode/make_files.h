// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QSizeF>

#include <vector>

/// Files of every kind, made by the tests so that none has to be stored.
namespace ecgscan::testing {

/// RGB888: a 4 x 3 chequer of twelve different flat colours, so that a turned, mirrored or shifted
/// picture is told from an upright one.
QImage chequer(int width = 160, int height = 120);

/// Largest difference of the colours in the middle of the twelve squares; 255 for another size.
int chequerDifference(const QImage& image, const QSize& size = {160, 120});

QByteArray encoded(const QImage& image, const char* format, int quality = -1);

/// The picture as a camera stores it when an EXIF orientation (1..8) turns it upright.
QImage storedFor(const QImage& upright, int orientation);
/// jpeg with an EXIF block, big-endian when asked for; dpi 0 writes the fraction 0/0.
QByteArray withExif(const QByteArray& jpeg, int orientation, int dpi, bool bigEndian);

struct TiffPage {
    QImage image; ///< Format_RGB888; Mono for G4.
    enum class Form { rgb, grey16, cmyk, bilevelG4, tiledRgb } form = Form::rgb;
    int orientation = 1;
    int dpi = 0; ///< 0: not stated.
    bool preview = false; ///< A reduced copy of another page.
};
/// mode: of TIFFOpen: "w" classic, "w8" BigTIFF, "wb" big-endian.
bool writeTiff(const QString& path, const std::vector<TiffPage>& pages, const char* mode = "w");

/// Empty where libheif has no HEVC encoder. turned: with a rotation by 90 degrees in the container.
QByteArray heic(const QImage& image, bool turned = false);

/// A PDF file of these objects (number 1 first, without "obj" lines). trailer: more trailer keys.
QByteArray pdfOf(const QList<QByteArray>& objects, const QByteArray& trailer = {});
/// One page for each size in points, with a black square of 72 points in its lower left corner.
QByteArray pdfPages(const QList<QSizeF>& sizes, const QByteArray& pageKeys = {});
/// A page that is filled by one RGB image.
QByteArray pdfScan(const QImage& image, QSizeF points);
/// stream with its dictionary.
QByteArray pdfStream(const QByteArray& content, const QByteArray& keys = {});

} // namespace ecgscan::testing
