import ctypes, errno, mmap, os, platform, resource, signal, socket, struct, subprocess, sys, threading, time

LIBC = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
# System call numbers on x86_64 and aarch64.
CALLS = {
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "pidfd_getfd": (438, 438), "prlimit64": (302, 261),
    "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138), "unshare": (272, 97), "setns": (308, 268), "clone": (56, 220),
    "clone3": (435, 435), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "open_tree": (428, 428),
    "fsopen": (430, 430), "move_mount": (429, 429), "keyctl": (250, 219), "add_key": (248, 217), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "memfd_create": (319, 279), "shmget": (29, 194),
    "msgget": (68, 186), "mq_open": (240, 180), "syslog": (103, 116), "personality": (135, 92),
    "init_module": (175, 105), "io_uring_setup": (425, 425), "name_to_handle_at": (303, 264),
    "fanotify_init": (300, 262), "inotify_init1": (294, 26), "process_madvise": (440, 440), "kcmp": (312, 272),
    "capget": (125, 90), "pidfd_open": (434, 434), "ioprio_set": (251, 30), "quotactl": (179, 60),
    "open_by_handle_at": (304, 265), "sethostname": (170, 161), "swapoff": (168, 225), "acct": (163, 89),
    "kexec_load": (246, 104),
}
WORKER = variables["worker"]
SECRET = variables["secret"]
CANARY = variables["canary"]


def call(name, *arguments):
    """The raw system call; raises what the kernel answers."""
    number = CALLS[name][0 if X86 else 1] if isinstance(name, str) else name
    words = [a if isinstance(a, (bytes, ctypes.Array, type(None))) else ctypes.c_long(a) for a in arguments]
    answer = LIBC.syscall(ctypes.c_long(number), *words)
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer


def escaped(what=True):
    result["escaped"] = str(what)


def allowed_if(error, *numbers):
    """An error that shows that the kernel went beyond the question of permission."""
    if error.errno in numbers:
        escaped(error)
    raise error


def child(work):
    """Does work in a child; true if that ended well."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


result = {"escaped": None, "held": None}
