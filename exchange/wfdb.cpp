// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/wfdb.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QtEndian>

#include <algorithm>
#include <optional>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr qint16 kMissingValue = -32768;

struct Signal {
    std::optional<Lead> lead;
    double perMv = 200; ///< WFDB's default gain.
    double baseline = 0;
};

struct Header {
    double rateHz = 250;
    qsizetype samples = 0;
    QString dataFile;
    std::vector<Signal> signalList;
};

tl::unexpected<Error> bad(Errc code, const QString& file)
{
    const QString sentence = code == Errc::unsupported
        ? QCoreApplication::translate("exchange",
              "%1 is a WFDB record of a kind that is not read. Convert it to one file of 16-bit "
              "samples (format 16).")
        : code == Errc::notFound
        ? QCoreApplication::translate(
              "exchange", "%1 can't be read. Check its name and that you may read it.")
        : QCoreApplication::translate("exchange", "%1 is not a whole WFDB record. Fetch it again.");
    return fail(code, sentence.arg(file));
}

/// "1000.0(0)/mV": units a millivolt and, in brackets, what zero millivolt is stored as (else the
/// ADC's zero).
void readGain(const QString& field, double adcZero, Signal& signal)
{
    const QString number = field.section(u'/', 0, 0);
    const double gain = number.section(u'(', 0, 0).toDouble();
    if (gain > 0)
        signal.perMv = gain;
    if (field.endsWith(u"/uV"))
        signal.perMv *= 1000;
    signal.baseline
        = number.contains(u'(') ? number.section(u'(', 1).chopped(1).toDouble() : adcZero;
}

Result<Header> readHeader(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly | QIODevice::Text))
        return bad(Errc::notFound, file);
    QStringList lines;
    for (const QString& line : QString::fromUtf8(in.readAll()).split(u'\n')) {
        if (!line.trimmed().isEmpty() && !line.startsWith(u'#'))
            lines.append(line.simplified());
    }
    const QStringList record = lines.value(0).split(u' ');
    const qsizetype count = record.value(1).toInt();
    if (record.size() < 4 || count < 1 || lines.size() < count + 1)
        return bad(Errc::corrupt, file);
    if (record.first().contains(u'/'))
        return bad(Errc::unsupported, file);
    Header header;
    header.rateHz = record.at(2).section(u'/', 0, 0).toDouble();
    header.samples = record.at(3).toInt();
    for (qsizetype i = 1; i <= count; ++i) {
        const QStringList field = lines.at(i).split(u' ');
        if (field.size() < 2 || field.at(1) != u"16"
            || (!header.dataFile.isEmpty() && header.dataFile != field.at(0)))
            return bad(Errc::unsupported, file);
        header.dataFile = field.at(0);
        Signal signal;
        readGain(field.value(2), field.value(4).toDouble(), signal);
        signal.lead = leadFromName(field.last());
        header.signalList.push_back(signal);
    }
    const bool escapes = QFileInfo(header.dataFile).fileName() != header.dataFile;
    if (header.rateHz <= 0 || header.samples <= 0 || escapes)
        return bad(Errc::corrupt, file);
    return header;
}

} // namespace

Result<Ecg> readWfdb(const QString& headerFile, std::optional<double> unitsPerMv)
{
    ECGSCAN_TRY(Header header, readHeader(headerFile));
    if (unitsPerMv) {
        for (Signal& signal : header.signalList) {
            signal.perMv = *unitsPerMv;
            signal.baseline = 0;
        }
    }
    QFile data(QFileInfo(headerFile).dir().filePath(header.dataFile));
    if (!data.open(QIODevice::ReadOnly))
        return bad(Errc::notFound, data.fileName());
    const QByteArray bytes = data.readAll();
    const auto channels = static_cast<qsizetype>(header.signalList.size());
    if (bytes.size() < header.samples * channels * 2)
        return bad(Errc::corrupt, data.fileName());
    Ecg ecg;
    ecg.sampleRateHz = header.rateHz;
    for (auto& lead : ecg.leads)
        lead.assign(static_cast<std::size_t>(header.samples), kMissing);
    for (qsizetype k = 0; k < header.samples; ++k) {
        for (qsizetype c = 0; c < channels; ++c) {
            const Signal& signal = header.signalList[static_cast<std::size_t>(c)];
            const qint16 value
                = qFromLittleEndian<qint16>(bytes.constData() + (k * channels + c) * 2);
            if (signal.lead && value != kMissingValue)
                ecg[*signal.lead][static_cast<std::size_t>(k)]
                    = static_cast<float>((value - signal.baseline) / signal.perMv);
        }
    }
    return ecg;
}

Result<std::vector<WfdbMark>> readWfdbMarks(const QString& file)
{
    enum Code { kSkip = 59, kText = 63 };
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return bad(Errc::notFound, file);
    const QByteArray bytes = in.readAll();
    const auto word
        = [&](qsizetype at) { return qFromLittleEndian<quint16>(bytes.constData() + at); };
    std::vector<WfdbMark> marks;
    qint64 time = 0;
    for (qsizetype at = 0; at + 2 <= bytes.size();) {
        const quint16 value = word(at);
        at += 2;
        if (value == 0)
            return marks;
        const int code = value >> 10;
        const int amount = value & 0x3FF;
        if (code == kSkip) {
            if (at + 4 > bytes.size())
                break;
            time += static_cast<qint32>((quint32 {word(at)} << 16) | word(at + 2));
            at += 4;
        } else if (code == kText) {
            at += amount + (amount & 1);
        } else if (code < kSkip) {
            time += amount;
            marks.push_back({static_cast<int>(time), code});
        }
    }
    return bad(Errc::corrupt, file); // the end mark is missing
}

} // namespace ecgscan
