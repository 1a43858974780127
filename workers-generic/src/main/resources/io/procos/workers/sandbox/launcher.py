"""Confines one command and then becomes it; a supervisor stays behind until everything the command started has ended.

Reads its plan from standard input: eight digits, then that many bytes of NUL-separated pairs of name and value. What
follows on standard input belongs to the command. Decides nothing: rights, limits and filter are computed by the worker.
"""
# The built-in half of the module signal: the other half imports enum, which takes longer than all the rest of the start.
import _signal as signal
import ctypes
import os
import resource
import struct
import sys

LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 22, 36, 38
# The same numbers on every architecture.
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
RULE_PATH_BENEATH = 1
# What a rule on a file may grant: execute, write, read, truncate, ioctl. The others make sense for folders only.
FILE_RIGHTS = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15
NOT_STARTED = 125


def main():
    plan = Plan(read_plan())
    if plan.get("parent") and os.getppid() != int(plan.get("parent")):
        sys.exit(NOT_STARTED)
    os.setsid()
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    scope = int(plan.get("scope"))
    if scope:
        restrict(struct.pack("=QQQ", 0, 0, scope), [])
    signal.signal(signal.SIGTERM, ended)
    # Until the supervisor watches over its child: nobody else would end it.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    child = os.fork()
    if child == 0:
        become(plan, scope)
    sys.exit(supervise(child, scope))


def ended(number, frame):
    """Once: a worker that is killed dies thread by thread, and each may send the signal while the first is acted on."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(128 + number)


def become(plan, scope):
    """Never returns: the command, or an exit with the reason."""
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.setsid()
        offer_to_oom_killer()
        os.closerange(3, 1 << 16)
        os.chdir(plan.get("folder"))
        os.umask(0o077)
        user = int(plan.get("uid"))
        running = tasks_of(user) if user == os.getuid() else 0
        switch_user(user)
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        ruleset = struct.pack("=QQQ", int(plan.get("fs")), int(plan.get("net")), scope)[: int(plan.get("size"))]
        restrict(ruleset, [rule.split(" ", 1) for rule in plan.all("allow")])
        for limit in plan.all("limit"):
            name, value = limit.split()
            bound(name, int(value) + (running if name == "NPROC" else 0))
        argv = plan.all("arg")
        environment = dict(entry.split("=", 1) for entry in plan.all("env"))
        filter_calls(bytes.fromhex(plan.get("filter")))
        os.execve(argv[0], argv, environment)
    except BaseException as failure:
        os.write(2, ("%s%s" % (plan.get("nonce"), failure)).encode(errors="replace"))
    finally:
        os._exit(NOT_STARTED)


def supervise(child, scope):
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
        pid, status = os.wait()
        while pid != child:
            pid, status = os.wait()
        return os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        end_all(bool(scope))


def end_all(scoped):
    """Orphans become children of this process, so nothing is left when it has none."""
    while True:
        if scoped:
            # Reaches this Landlock domain and nothing else, in one step that no fork can outrun.
            quietly(os.kill, -1, signal.SIGKILL)
        else:
            for pid in descendants(os.getpid()):
                quietly(os.kill, pid, signal.SIGSTOP)
            for pid in descendants(os.getpid()):
                quietly(os.kill, pid, signal.SIGKILL)
        try:
            os.wait()
        except ChildProcessError:
            return


def descendants(pid):
    try:
        with open("/proc/%d/task/%d/children" % (pid, pid)) as listed:
            children = [int(child) for child in listed.read().split()]
    except OSError:
        return []
    return children + [deeper for child in children for deeper in descendants(child)]


def tasks_of(uid):
    """The kernel counts processes by user, so those that the worker runs already are added to the limit."""
    count = 0
    for name in os.listdir("/proc") if os.path.isdir("/proc") else []:
        try:
            if name.isdigit() and os.stat("/proc/" + name).st_uid == uid:
                count += os.stat("/proc/%s/task" % name).st_nlink - 2
        except OSError:
            pass
    return count


def switch_user(uid):
    if os.getuid() != uid:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    # Version 3, this process, no capability in any set; a container may have handed some to an ordinary user.
    prctl(47, 4)
    check(LIBC.capset(struct.pack("=Ii", 0x20080522, 0), bytes(24)), "capset")


def offer_to_oom_killer():
    try:
        with open("/proc/self/oom_score_adj", "w") as score:
            score.write("1000")
    except OSError:
        pass


def bound(name, value):
    kind = getattr(resource, "RLIMIT_" + name)
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def restrict(ruleset, rules):
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    domain = syscall(LANDLOCK_CREATE_RULESET, ctypes.c_char_p(ruleset), ctypes.c_size_t(len(ruleset)), ctypes.c_long(0))
    for rights, path in rules:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        rights = int(rights) if os.path.isdir(path) else int(rights) & FILE_RIGHTS
        beneath = ctypes.c_char_p(struct.pack("=Qi", rights, place))
        syscall(LANDLOCK_ADD_RULE, ctypes.c_long(domain), ctypes.c_long(RULE_PATH_BENEATH), beneath, ctypes.c_long(0))
        os.close(place)
    syscall(LANDLOCK_RESTRICT_SELF, ctypes.c_long(domain), ctypes.c_long(0))
    os.close(domain)


def filter_calls(program):
    held = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("@HP", len(program) // 8, ctypes.addressof(held))
    check(LIBC.prctl(PR_SET_SECCOMP, ctypes.c_ulong(2), ctypes.c_char_p(described), ctypes.c_ulong(0), ctypes.c_ulong(0)), "seccomp")


def prctl(option, value):
    check(LIBC.prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0)), "prctl %d" % option)


def syscall(number, *arguments):
    return check(LIBC.syscall(ctypes.c_long(number), *arguments), "system call %d" % number)


def check(result, what):
    if result < 0:
        raise OSError(ctypes.get_errno(), "%s: %s" % (what, os.strerror(ctypes.get_errno())))
    return result


def quietly(call, *arguments):
    try:
        call(*arguments)
    except OSError:
        pass


class Plan:
    def __init__(self, content):
        words = content.decode(errors="surrogateescape").split("\0")
        self.entries = list(zip(words[::2], words[1::2]))

    def all(self, wanted):
        return [value for name, value in self.entries if name == wanted]

    def get(self, wanted):
        return next((value for name, value in self.entries if name == wanted), "")


def read_plan():
    return read_exactly(int(read_exactly(8)))


def read_exactly(count):
    """Unbuffered: the bytes behind the plan are the command's."""
    content = b""
    while len(content) < count:
        piece = os.read(0, count - len(content))
        if not piece:
            sys.exit(NOT_STARTED)
        content += piece
    return content


def describe():
    """What this kernel offers: the Landlock version (0: none) and the architecture."""
    version = LIBC.syscall(ctypes.c_long(LANDLOCK_CREATE_RULESET), ctypes.c_void_p(), ctypes.c_size_t(0), ctypes.c_long(1))
    print(max(version, 0), os.uname().machine)


describe() if sys.argv[1:] == ["--describe"] else main()
