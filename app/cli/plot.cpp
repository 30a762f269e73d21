// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plot.h"

#include <QXmlStreamWriter>

#include <cmath>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr double kSide = 400, kLeft = 64, kTop = 36, kBottom = 52, kRight = 20, kDot = 3;

QString number(double value)
{
    return QString::number(value, 'f', 2);
}

class Drawing {
public:
    explicit Drawing(const Plot& plot)
        : m_plot(plot)
        , m_xml(&m_svg)
    {
    }

    QByteArray svg();

private:
    double x(double value) const
    {
        return kLeft + kSide * (value - m_plot.x.from) / (m_plot.x.to - m_plot.x.from);
    }
    double y(double value) const
    {
        return kTop + kSide * (m_plot.y.to - value) / (m_plot.y.to - m_plot.y.from);
    }
    void text(double x, double y, const QString& anchor, const QString& words, double turned = 0);
    void line(double x1, double y1, double x2, double y2, const QString& colour, bool dashed);
    void axes();

    const Plot& m_plot;
    QByteArray m_svg;
    QXmlStreamWriter m_xml;
};

void Drawing::text(double x, double y, const QString& anchor, const QString& words, double turned)
{
    m_xml.writeStartElement(u"text"_s);
    m_xml.writeAttribute(u"x"_s, number(x));
    m_xml.writeAttribute(u"y"_s, number(y));
    m_xml.writeAttribute(u"text-anchor"_s, anchor);
    if (turned != 0)
        m_xml.writeAttribute(
            u"transform"_s, u"rotate(%1 %2 %3)"_s.arg(number(turned), number(x), number(y)));
    m_xml.writeCharacters(words);
    m_xml.writeEndElement();
}

void Drawing::line(double x1, double y1, double x2, double y2, const QString& colour, bool dashed)
{
    m_xml.writeEmptyElement(u"line"_s);
    m_xml.writeAttribute(u"x1"_s, number(x1));
    m_xml.writeAttribute(u"y1"_s, number(y1));
    m_xml.writeAttribute(u"x2"_s, number(x2));
    m_xml.writeAttribute(u"y2"_s, number(y2));
    m_xml.writeAttribute(u"stroke"_s, colour);
    if (dashed)
        m_xml.writeAttribute(u"stroke-dasharray"_s, u"5 4"_s);
}

void Drawing::axes()
{
    const auto ticks = [](const Plot::Axis& axis, const auto& draw) {
        const int count = static_cast<int>(std::floor((axis.to - axis.from) / axis.step + 1e-6));
        for (int k = 0; k <= count; ++k)
            draw(axis.from + k * axis.step);
    };
    ticks(m_plot.x, [this](double at) {
        line(x(at), kTop, x(at), kTop + kSide, u"#e0e0e0"_s, false);
        text(x(at), kTop + kSide + 18, u"middle"_s, QString::number(at));
    });
    ticks(m_plot.y, [this](double at) {
        line(kLeft, y(at), kLeft + kSide, y(at), u"#e0e0e0"_s, false);
        text(kLeft - 8, y(at) + 4, u"end"_s, QString::number(at));
    });
    text(kLeft + kSide / 2, kTop + kSide + 40, u"middle"_s, m_plot.x.label);
    text(18, kTop + kSide / 2, u"middle"_s, m_plot.y.label, -90);
    text(kLeft + kSide / 2, 22, u"middle"_s, m_plot.title);
}

QByteArray Drawing::svg()
{
    const double width = kLeft + kSide + kRight, height = kTop + kSide + kBottom;
    m_xml.writeStartDocument();
    m_xml.writeStartElement(u"svg"_s);
    m_xml.writeDefaultNamespace(u"http://www.w3.org/2000/svg"_s);
    m_xml.writeAttribute(u"viewBox"_s, u"0 0 %1 %2"_s.arg(width).arg(height));
    m_xml.writeAttribute(u"font-family"_s, u"sans-serif"_s);
    m_xml.writeAttribute(u"font-size"_s, u"12"_s);
    m_xml.writeEmptyElement(u"rect"_s);
    m_xml.writeAttribute(u"width"_s, number(width));
    m_xml.writeAttribute(u"height"_s, number(height));
    m_xml.writeAttribute(u"fill"_s, u"white"_s);
    axes();
    m_xml.writeStartElement(u"clipPath"_s); // cuts off what lies outside
    m_xml.writeAttribute(u"id"_s, u"axes"_s);
    m_xml.writeEmptyElement(u"rect"_s);
    m_xml.writeAttribute(u"x"_s, number(kLeft));
    m_xml.writeAttribute(u"y"_s, number(kTop));
    m_xml.writeAttribute(u"width"_s, number(kSide));
    m_xml.writeAttribute(u"height"_s, number(kSide));
    m_xml.writeEndElement();
    m_xml.writeStartElement(u"g"_s);
    m_xml.writeAttribute(u"clip-path"_s, u"url(#axes)"_s);
    for (const Plot::Line& l : m_plot.lines)
        line(x(l.from.x()), y(l.from.y()), x(l.to.x()), y(l.to.y()), u"#555555"_s, l.dashed);
    for (std::size_t k = 0; k < m_plot.points.size(); ++k) {
        const QPointF& point = m_plot.points[k];
        if (m_plot.connected && k > 0) {
            const QPointF& before = m_plot.points[k - 1];
            line(x(before.x()), y(before.y()), x(point.x()), y(point.y()), u"#1f5fa8"_s, false);
        }
        m_xml.writeEmptyElement(u"circle"_s);
        m_xml.writeAttribute(u"cx"_s, number(x(point.x())));
        m_xml.writeAttribute(u"cy"_s, number(y(point.y())));
        m_xml.writeAttribute(u"r"_s, number(kDot));
        m_xml.writeAttribute(u"fill"_s, u"#1f5fa8"_s);
    }
    m_xml.writeEndElement();
    m_xml.writeEndElement();
    m_xml.writeEndDocument();
    return m_svg;
}

} // namespace

QByteArray toSvg(const Plot& plot)
{
    return Drawing(plot).svg();
}

} // namespace ecgscan::cli
