// SPDX-License-Identifier: GPL-3.0-or-later
// What a process may still do after enterSandbox(). Each try runs in a child of its own, because
// there is no way back.
#include "model/decode/sandbox.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int kAllowed = 0;
constexpr int kRefusedOtherwise = 101;
constexpr int kNoSandbox = 102;

/// The errno with which a child's try was refused inside the sandbox; kAllowed when it was not.
int insideSandbox(const std::function<bool()>& attempt, int output = STDOUT_FILENO)
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        if (!ecgscan::decode::enterSandbox(output))
            ::_exit(kNoSandbox);
        errno = 0;
        const bool done = attempt();
        const int error = errno;
        ::_exit(done ? kAllowed : error > 0 && error < 100 ? error : kRefusedOtherwise);
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

} // namespace

class TestSandbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kept");
    }
    void networkIsRefused();
    void writingIsRefused_data();
    void writingIsRefused();
    void startingIsRefused();
    void limitsStayAndHold();
    void whatDecodingNeedsIsAllowed();
    void filesMayNotGrow();

private:
    QTemporaryDir m_dir;
    const QString m_file = m_dir.filePath(u"kept"_s);
};

void TestSandbox::networkIsRefused()
{
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK})
        QCOMPARE(insideSandbox([&] { return ::socket(family, SOCK_DGRAM, 0) >= 0; }), EPERM);
    QCOMPARE(insideSandbox([] {
        int pair[2];
        return ::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0;
    }),
        EPERM);
}

void TestSandbox::writingIsRefused_data()
{
    QTest::addColumn<std::function<bool()>>("attempt");
    const QByteArray kept = QFile::encodeName(m_file);
    const QByteArray fresh = QFile::encodeName(m_dir.filePath(u"new"_s));
    const auto row = [](const char* name, std::function<bool()> attempt) {
        QTest::newRow(name) << std::move(attempt);
    };
    row("open for writing", [=] { return ::open(kept.constData(), O_WRONLY) >= 0; });
    row("open for both", [=] { return ::open(kept.constData(), O_RDWR) >= 0; });
    row("open and empty", [=] { return ::open(kept.constData(), O_RDONLY | O_TRUNC) >= 0; });
    row("open to append", [=] { return ::open(kept.constData(), O_WRONLY | O_APPEND) >= 0; });
    row("create", [=] { return ::open(fresh.constData(), O_RDONLY | O_CREAT, 0600) >= 0; });
    row("creat()", [=] { return ::creat(fresh.constData(), 0600) >= 0; });
    row("old open()",
        [=] { return ::syscall(SYS_open, fresh.constData(), O_WRONLY | O_CREAT, 0600) >= 0; });
    row("unlink", [=] { return ::unlink(kept.constData()) == 0; });
    row("rename", [=] { return ::rename(kept.constData(), fresh.constData()) == 0; });
    row("mkdir", [=] { return ::mkdir(fresh.constData(), 0700) == 0; });
    row("link", [=] { return ::link(kept.constData(), fresh.constData()) == 0; });
    row("symlink", [=] { return ::symlink(kept.constData(), fresh.constData()) == 0; });
    row("mkfifo", [=] { return ::mkfifo(fresh.constData(), 0600) == 0; });
    row("chmod", [=] { return ::chmod(kept.constData(), 0777) == 0; });
    row("truncate", [=] { return ::truncate(kept.constData(), 0) == 0; });
    row("memfd", [] { return ::memfd_create("x", 0) >= 0; });
}

void TestSandbox::writingIsRefused()
{
    QFETCH(const std::function<bool()>, attempt);
    QCOMPARE(insideSandbox(attempt), EPERM);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("kept"));
}

void TestSandbox::startingIsRefused()
{
    const pid_t self = ::getpid();
    QCOMPARE(insideSandbox([] {
        char name[] = "/bin/true";
        char* argv[] = {name, nullptr};
        return ::execve(name, argv, nullptr) == 0;
    }),
        EPERM);
    QCOMPARE(insideSandbox([] { return ::fork() >= 0; }), EPERM);
    QCOMPARE(insideSandbox([self] { return ::syscall(SYS_tgkill, self, self, 0) == 0; }), EPERM);
    QCOMPARE(insideSandbox([] { return ::syscall(452 /* fchmodat2 */, AT_FDCWD, "/", 0, 0) == 0; }),
        EPERM);
    char typed = 'x';
    QCOMPARE(insideSandbox([&] { return ::ioctl(STDERR_FILENO, TIOCSTI, &typed) == 0; }), EPERM);
    QCOMPARE(insideSandbox([] {
        ::abort();
        return true;
    }),
        1000 + SIGABRT);
    QCOMPARE(insideSandbox([=] { return ::kill(self, 0) == 0; }), EPERM);
    QCOMPARE(
        insideSandbox([] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }), EPERM);
    QCOMPARE(insideSandbox([] { return ::syscall(SYS_io_uring_setup, 4, nullptr) >= 0; }), EPERM);
}

void TestSandbox::limitsStayAndHold()
{
    QCOMPARE(insideSandbox([] {
        const rlimit lower {1, 1}; // which anybody may set, but for the filter
        return ::setrlimit(RLIMIT_NOFILE, &lower) == 0;
    }),
        EPERM);
    QCOMPARE(insideSandbox([] {
        rlimit cpu {};
        rlimit core {};
        return ::getrlimit(RLIMIT_CPU, &cpu) == 0 && cpu.rlim_max == 20
            && ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0;
    }),
        kAllowed);
#ifndef __SANITIZE_ADDRESS__
    const auto canHave = [](std::size_t bytes) {
        return ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            != MAP_FAILED;
    };
    QCOMPARE(insideSandbox([=] { return canHave(900'000'000); }), kAllowed);
    QCOMPARE(insideSandbox([=] { return canHave(1'500'000'000); }), ENOMEM);
#endif
}

void TestSandbox::whatDecodingNeedsIsAllowed()
{
    const QByteArray kept = QFile::encodeName(m_file);
    QCOMPARE(insideSandbox([=] {
        char bytes[4];
        const int file = ::open(kept.constData(), O_RDONLY);
        return ::read(file, bytes, 4) == 4;
    }),
        kAllowed);
    QCOMPARE(insideSandbox([] {
        pthread_t thread {};
        return ::pthread_create(
                   &thread, nullptr, [](void* p) { return p; }, nullptr)
            == 0
            && ::pthread_join(thread, nullptr) == 0;
    }),
        kAllowed);
    QCOMPARE(insideSandbox([] {
        std::signal(SIGABRT, SIG_DFL); // not Qt Test's report of a crash
        std::abort();
        return true;
    }),
        1000 + SIGABRT);
}

void TestSandbox::filesMayNotGrow()
{
    const int log = ::open(QFile::encodeName(m_file).constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    int pipe[2];
    QVERIFY(log >= 0 && ::pipe2(pipe, O_CLOEXEC) == 0);
    const auto writes = [](int target) { return ::write(target, "more", 4) == 4; };
    QCOMPARE(insideSandbox([=] { return writes(log); }, pipe[1]), EFBIG);
    QCOMPARE(insideSandbox([=] { return writes(pipe[1]); }, pipe[1]), kAllowed);
    QCOMPARE(insideSandbox([=] { return writes(log); }, log), kAllowed); // the answer itself
    for (const int descriptor : {log, pipe[0], pipe[1]})
        ::close(descriptor);
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
