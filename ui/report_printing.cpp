// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report_printing.h"

#include "report/case_report.h"
#include "ui/watch.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <atomic>

namespace ecgscan {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ecgscan::ReportPrinting)
};

constexpr int kShownAfterMs = 300;

QProgressDialog* progressOf(QWidget* window, const std::shared_ptr<std::atomic<bool>>& cancelled)
{
    auto* progress
        = new QProgressDialog(Text::tr("Opening the page"), Text::tr("Cancel"), 0, 0, window);
    progress->setWindowTitle(Text::tr("Print"));
    progress->setAttribute(Qt::WA_DeleteOnClose);
    progress->setAutoClose(false);
    progress->setMinimumDuration(kShownAfterMs);
    progress->setValue(0);
    QObject::connect(
        progress, &QProgressDialog::canceled, progress, [cancelled] { *cancelled = true; });
    return progress;
}

} // namespace

std::shared_ptr<QPrinter> reportPrinter(const CaseRecord& record)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setFullPage(true);
    printer->setPageLayout(reportLayout(record));
    printer->setFullPage(true);
    printer->setDocName(Text::tr("ECG report"));
    return printer;
}

void printReport(const PrintSetup& setup)
{
    const auto printer = reportPrinter(setup.record);
    auto* dialog = new QPrintDialog(printer.get(), setup.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Print true to scale"));
    dialog->setOptions(QAbstractPrintDialog::PrintToFile);
    // The dialog only knows the printer's address: this holds it until both are gone.
    QObject::connect(dialog, &QDialog::finished, setup.window, [printer, setup](int result) {
        if (result == QDialog::Accepted)
            printTo(printer, setup);
    });
    dialog->open();
}

namespace {

/// The whole file, or none.
Status writePdf(const QString& path, const QByteArray& pdf)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(pdf) == pdf.size() && file.commit())
        return {};
    return fail(Errc::io,
        Text::tr("%1 can't be written: %2. Choose another folder or name.")
            .arg(path, file.errorString()));
}

/// What the printer or its file gets, all at once: a printer can't take back what it was given.
Status put(QPrinter& printer, const ReportInput& input, const QByteArray& pdf)
{
    if (printer.outputFormat() == QPrinter::PdfFormat && !printer.outputFileName().isEmpty())
        return writePdf(printer.outputFileName(), pdf);
    printer.setFullPage(true); // the dialog may have thought otherwise
    return drawReport(printer, input);
}

} // namespace

void printTo(const std::shared_ptr<QPrinter>& printer, const PrintSetup& setup)
{
    auto cancelled = std::make_shared<std::atomic<bool>>(false);
    const QPointer<QProgressDialog> progress = progressOf(setup.window, cancelled);
    const auto end = [progress, done = setup.done](const Status& status) {
        if (progress)
            progress->close();
        done(status);
    };
    const auto draw = [=](const std::optional<Result<PagePixels>>& page) {
        const bool same = page && *page && (*page)->sha256 == setup.record.sha256;
        const ReportInput input {
            setup.record, same ? (*page)->image : QImage(), QDateTime::currentDateTimeUtc()};
        watch<Result<QByteArray>>(QtConcurrent::run([input, cancelled]() -> Result<QByteArray> {
            return reportPdf(input, {[cancelled] { return cancelled->load(); }, {}});
        }),
            setup.window, [=](const std::optional<Result<QByteArray>>& drawn) {
                if (*cancelled || !drawn)
                    return end(fail(Errc::cancelled, {}));
                if (!*drawn)
                    return end(tl::make_unexpected(drawn->error()));
                if (progress) { // Esc takes it away
                    progress->setLabelText(Text::tr("Printing"));
                    progress->setCancelButton(nullptr);
                }
                watch<Status>(QtConcurrent::run([printer, input, pdf = **drawn]() -> Status {
                    return put(*printer, input, pdf);
                }),
                    setup.window, [=](const std::optional<Status>& printed) {
                        end(printed ? *printed : fail(Errc::cancelled, {}));
                    });
            });
    };
    watch<Result<PagePixels>>(setup.engine->openPage(setup.record.page), setup.window, draw);
}

} // namespace ecgscan
