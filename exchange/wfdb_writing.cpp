// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/wfdb_writing.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr qint16 kMissingValue = -32768;
constexpr double kUnitsPerMv = 1000;
constexpr qint16 kMostValue = 32767;

enum MarkCode { kUsual = 1, kPaced = 12, kOther = 13, kUnread = 30, kSkip = 59 };

int codeOf(BeatKind kind)
{
    switch (kind) {
    case BeatKind::usual:
        return kUsual;
    case BeatKind::ectopic:
        return kOther;
    case BeatKind::paced:
        return kPaced;
    case BeatKind::unread:
        return kUnread;
    }
    return kUnread;
}

qint16 stored(float mv)
{
    if (!std::isfinite(mv))
        return kMissingValue;
    const double units = std::round(static_cast<double>(mv) * kUnitsPerMv);
    return static_cast<qint16>(std::clamp(units, -double {kMostValue}, double {kMostValue}));
}

void append(QByteArray& bytes, quint16 word)
{
    const quint16 little = qToLittleEndian(word);
    bytes.append(reinterpret_cast<const char*>(&little), sizeof(little));
}

QByteArray header(const WfdbRecord& record, const std::vector<std::vector<qint16>>& leads)
{
    QString text = u"%1 %2 %3 %4\n"_s.arg(record.name)
                       .arg(kLeadCount)
                       .arg(record.ecg.sampleRateHz)
                       .arg(record.ecg.size());
    for (const Lead lead : kLeads) {
        const std::vector<qint16>& samples = leads[static_cast<std::size_t>(index(lead))];
        quint16 sum = 0;
        for (const qint16 sample : samples)
            sum = static_cast<quint16>(sum + static_cast<quint16>(sample));
        text += u"%1.dat 16 %2(0)/mV 16 0 %3 %4 0 %5\n"_s.arg(record.name)
                    .arg(kUnitsPerMv)
                    .arg(samples.front())
                    .arg(static_cast<qint16>(sum))
                    .arg(leadName(lead));
    }
    for (const QString& comment : record.comments)
        text += u"# "_s + QString(comment).simplified() + u'\n';
    return text.toUtf8();
}

QByteArray signal(const std::vector<std::vector<qint16>>& leads)
{
    QByteArray bytes;
    for (std::size_t k = 0; k < leads.front().size(); ++k) {
        for (const std::vector<qint16>& lead : leads)
            append(bytes, static_cast<quint16>(lead[k]));
    }
    return bytes;
}

QByteArray marks(const std::vector<WfdbMark>& list)
{
    constexpr int kMostDistance = 0x3FF;
    QByteArray bytes;
    int before = 0;
    for (const WfdbMark& mark : list) {
        int distance = mark.sample - before;
        if (distance < 0 || distance > kMostDistance) {
            append(bytes, kSkip << 10);
            append(bytes, static_cast<quint16>(static_cast<quint32>(distance) >> 16));
            append(bytes, static_cast<quint16>(distance & 0xFFFF));
            distance = 0;
        }
        append(bytes, static_cast<quint16>((mark.code << 10) | distance));
        before = mark.sample;
    }
    append(bytes, 0);
    return bytes;
}

} // namespace

Ecg printedEcg(const Analysis& analysis)
{
    Ecg ecg;
    if (analysis.leads.empty())
        return ecg;
    ecg.sampleRateHz = analysis.leads.front().sampleRateHz;
    std::vector<const LeadTrace*> traces;
    std::size_t size = 0;
    const auto firstOf = [&](const LeadTrace& trace) {
        return static_cast<std::size_t>(std::max(0.0, std::round(trace.startS * ecg.sampleRateHz)));
    };
    for (const LeadTrace& trace : analysis.leads) {
        if (trace.sampleRateHz != ecg.sampleRateHz)
            continue; // every trace of a page has the same
        traces.push_back(&trace);
        size = std::max(size, firstOf(trace) + trace.samplesMv.size());
    }
    std::ranges::stable_sort(
        traces, std::greater(), [](const LeadTrace* trace) { return trace->confidence; });
    for (auto& lead : ecg.leads)
        lead.assign(size, kMissing);
    for (const LeadTrace* trace : traces) {
        for (std::size_t k = 0; k < trace->samplesMv.size(); ++k) {
            float& sample = ecg[trace->lead][firstOf(*trace) + k];
            if (std::isnan(sample))
                sample = trace->inverted ? -trace->samplesMv[k] : trace->samplesMv[k];
        }
    }
    return ecg;
}

WfdbRecord wfdbRecord(const QString& name, const CaseFields& fields, const Analysis& analysis)
{
    WfdbRecord record {name, printedEcg(analysis), {}, {}};
    for (const Beat& beat : analysis.measurements.beats)
        record.marks.push_back({static_cast<int>(std::lround(beat.timeS * record.ecg.sampleRateHz)),
            codeOf(beat.kind)});
    if (fields.ageYears)
        record.comments.append(u"<age>: %1"_s.arg(*fields.ageYears));
    if (fields.sex != Sex::unknown)
        record.comments.append(u"<sex>: %1"_s.arg(QChar(fields.sex == Sex::female ? u'F' : u'M')));
    record.comments.append(
        u"Read from a printed page by ECG-Scan " ECGSCAN_VERSION ". For research use only."_s);
    return record;
}

Result<QList<std::pair<QString, QByteArray>>> wfdbFiles(const WfdbRecord& record)
{
    static const QRegularExpression kName(u"^[A-Za-z0-9_]+$"_s);
    if (!kName.match(record.name).hasMatch())
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("exchange",
                "The name of a WFDB record has letters, digits and underscores, and nothing "
                "else."));
    if (record.ecg.size() == 0)
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("exchange", "There are no waveforms to write."));
    std::vector<std::vector<qint16>> leads;
    for (const std::vector<float>& lead : record.ecg.leads) {
        std::vector<qint16>& units = leads.emplace_back();
        for (const float mv : lead)
            units.push_back(stored(mv));
    }
    return QList<std::pair<QString, QByteArray>> {{u"hea"_s, header(record, leads)},
        {u"dat"_s, signal(leads)}, {u"atr"_s, marks(record.marks)}};
}

} // namespace ecgscan
