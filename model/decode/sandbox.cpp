// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/sandbox.h"

#include <QCoreApplication>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) // GCC's name
#define ECGSCAN_ADDRESS_SANITIZER
#elif defined(__has_feature) // Clang's
#if __has_feature(address_sanitizer)
#define ECGSCAN_ADDRESS_SANITIZER
#endif
#endif

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

namespace {

[[maybe_unused]] constexpr rlim_t kAddressSpace = 1'500'000'000;
constexpr rlim_t kCpuSeconds = 20;

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

/// Calls newer than the library that names them; their numbers are the same on every architecture.
constexpr int kFchmodat2 = 452, kSetxattrat = 463, kRemovexattrat = 466;

/// Refused whatever their arguments are.
constexpr std::array kRefused {// network and other ways to talk to processes
    SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen),
    SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg),
    SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(pidfd_open), SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(pidfd_getfd), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(shmget),
    SCMP_SYS(shmat), SCMP_SYS(shmctl), SCMP_SYS(msgget), SCMP_SYS(msgsnd), SCMP_SYS(msgrcv),
    SCMP_SYS(msgctl), SCMP_SYS(semget), SCMP_SYS(semop), SCMP_SYS(semctl), SCMP_SYS(mq_open),
    SCMP_SYS(mq_unlink),
    // programs and processes
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(kcmp), SCMP_SYS(setns),
    SCMP_SYS(unshare), SCMP_SYS(personality),
    // the file system
    SCMP_SYS(creat), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
    SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(mknod),
    SCMP_SYS(mknodat), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat),
    SCMP_SYS(truncate), SCMP_SYS(ftruncate), SCMP_SYS(fallocate), SCMP_SYS(chmod), SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(fchown), SCMP_SYS(lchown), SCMP_SYS(fchownat),
    SCMP_SYS(utime), SCMP_SYS(utimes), SCMP_SYS(utimensat), SCMP_SYS(futimesat), SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr), SCMP_SYS(fsetxattr), SCMP_SYS(removexattr), SCMP_SYS(lremovexattr),
    SCMP_SYS(fremovexattr), SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root),
    SCMP_SYS(chroot), SCMP_SYS(open_by_handle_at), SCMP_SYS(memfd_create), SCMP_SYS(open_tree),
    SCMP_SYS(move_mount), SCMP_SYS(fsopen), SCMP_SYS(fsmount), SCMP_SYS(mount_setattr), kFchmodat2,
    kSetxattrat, kRemovexattrat,
    // the kernel
    SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd), SCMP_SYS(io_setup),
    SCMP_SYS(io_uring_setup), SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
    SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load), SCMP_SYS(reboot), SCMP_SYS(swapon), SCMP_SYS(swapoff),
    SCMP_SYS(setuid), SCMP_SYS(setgid), SCMP_SYS(setreuid), SCMP_SYS(setregid), SCMP_SYS(setresuid),
    SCMP_SYS(setresgid), SCMP_SYS(setgroups), SCMP_SYS(capset), SCMP_SYS(setrlimit),
    SCMP_SYS(syslog), SCMP_SYS(acct), SCMP_SYS(settimeofday), SCMP_SYS(clock_settime),
    SCMP_SYS(sethostname)};

bool refuse(scmp_filter_ctx filter, int call, const scmp_arg_cmp& argument)
{
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 1, &argument) == 0;
}

scmp_arg_cmp hasBits(unsigned argument, quint64 bits)
{
    return {argument, SCMP_CMP_MASKED_EQ, bits, bits};
}

bool addRules(scmp_filter_ctx filter)
{
    bool added = true;
    for (const int call : kRefused)
        added = added && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
    for (const quint64 bits : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND}) {
        added = added && refuse(filter, SCMP_SYS(open), hasBits(1, bits))
            && refuse(filter, SCMP_SYS(openat), hasBits(2, bits));
    }
    // Threads, but no processes. The arguments of the newer calls lie in memory, where a filter
    // can't see them: the C library falls back to the older calls.
    const scmp_arg_cmp noThread {0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
    const scmp_arg_cmp setsLimit {2, SCMP_CMP_NE, 0, 0};
    // abort() signals its own process; nobody else is to hear from this one.
    const scmp_arg_cmp other {0, SCMP_CMP_NE, static_cast<scmp_datum_t>(::getpid()), 0};
    added = added && refuse(filter, SCMP_SYS(clone), noThread)
        && refuse(filter, SCMP_SYS(prlimit64), setsLimit)
        && refuse(filter, SCMP_SYS(tgkill), other);
    // Typing into the terminal that standard error may be.
    for (const scmp_datum_t request : {TIOCSTI, TIOCLINUX}) {
        added = added
            && refuse(filter, SCMP_SYS(ioctl), {1, SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, request});
    }
    for (const int call : {SCMP_SYS(clone3), SCMP_SYS(openat2)})
        added = added && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), call, 0) == 0;
    return added;
}

bool loadFilter()
{
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
    return filter && addRules(filter.get()) && seccomp_load(filter.get()) == 0;
}

/// Dies with the thread that started it, which may be gone already.
bool followParent()
{
    const pid_t parent = ::getppid();
    return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == parent;
}

bool limit(__rlimit_resource resource, rlim_t most)
{
    const rlimit wanted {most, most};
    return ::setrlimit(resource, &wanted) == 0;
}

bool setLimits(int outputDescriptor)
{
    // A file that may not grow gives an error instead of a signal: standard error may be one.
    std::signal(SIGXFSZ, SIG_IGN);
    struct stat output {};
    const bool toFile = ::fstat(outputDescriptor, &output) == 0 && S_ISREG(output.st_mode);
    bool set = limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, kCpuSeconds);
    set = set && (toFile || limit(RLIMIT_FSIZE, 0));
#ifndef ECGSCAN_ADDRESS_SANITIZER // which reserves far more than it uses
    set = set && limit(RLIMIT_AS, kAddressSpace);
#endif
    return set;
}

} // namespace

Status enterSandbox(int outputDescriptor)
{
    ::umask(077);
    const char* failed = nullptr;
    if (!followParent())
        failed = "parent-death signal";
    else if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0)
        failed = "privileges";
    else if (!setLimits(outputDescriptor))
        failed = "resource limits";
    else if (!loadFilter())
        failed = "seccomp filter";
    if (failed)
        return fail(Errc::internal,
            QCoreApplication::translate("Decode",
                "This computer does not allow the protection that reading files from outside "
                "needs (seccomp). Please ask its administrator."),
            u"sandbox: %1"_s.arg(QLatin1StringView(failed)));
    return {};
}

} // namespace ecgscan::decode
