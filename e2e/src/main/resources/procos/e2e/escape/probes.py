#= files | the user list of the machine
escaped(open("/etc/passwd").read(4))
#= files | its password hashes
escaped(open("/etc/shadow").read(4))
#= files | a file of the worker that all may read
escaped(open(SECRET).read())
#= files | the same by a link in the own folder
os.symlink(SECRET, "link"); escaped(open("link").read())
#= files | the same by a chain of links to folders
os.symlink("/", "up"); os.symlink("up" + SECRET, "link2"); escaped(open("link2").read())
#= files | the same by a relative path
escaped(open(os.path.relpath(SECRET)).read())
#= files | the same by a hard link
os.link(SECRET, "hard"); escaped(open("hard").read())
#= files | the same by a handle without rights, opened again
fd = os.open(SECRET, os.O_PATH); escaped(open("/proc/self/fd/%d" % fd).read())
#= files | the same by the root of the process
escaped(open("/proc/self/root" + SECRET).read())
#= files | the same by renaming it into the own folder
os.rename(SECRET + ".movable", "moved"); escaped(open("moved").read())
#= files | the same by mapping it
fd = os.open(SECRET, os.O_RDONLY); escaped(mmap.mmap(fd, 0, prot=mmap.PROT_READ)[:4])
#= files | the same by a program that reads it
escaped(subprocess.run(["cat", SECRET], capture_output=True, check=True).stdout)
#= files | the same by its file handle
handle = ctypes.create_string_buffer(struct.pack("=Ii", 128, 0) + bytes(128)); mount = ctypes.create_string_buffer(4)
call("name_to_handle_at", -100, SECRET.encode(), handle, mount, 0); escaped()
#= files | listing the root folder
escaped(os.listdir("/"))
#= files | listing the folders of other runs
escaped(os.listdir(os.path.dirname(os.path.dirname(os.getcwd()))))
#= files | overwriting a file that all may write
open(CANARY, "w").write("gone"); escaped()
#= files | appending to it
open(CANARY, "a").write("more"); escaped()
#= files | cutting it
os.truncate(CANARY, 0); escaped()
#= files | removing it
os.unlink(CANARY); escaped()
#= files | replacing it
open("mine", "w").write("mine"); os.rename("mine", CANARY); escaped()
#= files | a new file beside it
open(CANARY + ".new", "w").write("x"); escaped()
#= files | a new folder beside it
os.mkdir(CANARY + ".d"); escaped()
#= files | changing its rights
os.chmod(CANARY, 0o600 if os.stat(CANARY).st_mode & 0o077 else 0o666)
if os.stat(CANARY).st_mode & 0o777 != 0o666: escaped()
#= files | changing its time
os.utime(CANARY, (1, 1))
if os.stat(CANARY).st_mtime == 1: escaped()
#= files | an attribute on it
os.setxattr(CANARY, "user.x", b"x"); escaped()
#= files | a new file in the temporary folder
open("/tmp/procos-escape-%d" % os.getpid(), "w").write("x"); os.unlink("/tmp/procos-escape-%d" % os.getpid()); escaped()
#= files | running a program from the own folder
open("tool", "wb").write(open("/bin/true", "rb").read()); os.chmod("tool", 0o700); subprocess.run(["./tool"], check=True); escaped()
#= files | a link as attachment
os.symlink(SECRET, "out/report.txt"); result["attachments"] = True
#= files | a hard link as attachment
os.link("/usr/bin/env", "out/report.txt"); result["attachments"] = True
#= files | the attachments' folder as a link
os.rmdir("out"); os.symlink(os.path.dirname(SECRET), "out"); result["attachments"] = True
#= files | a pipe as result, which nobody writes
os.mkfifo("result.json"); result["attachments"] = False

#= secrets | the worker's environment in the own
if any("canary-secret" in value for value in os.environ.values()): escaped()
#= secrets | the worker's environment by /proc
escaped(b"canary-secret" in open("/proc/%d/environ" % WORKER, "rb").read())
#= secrets | the parent's environment by /proc
escaped(open("/proc/%d/environ" % os.getppid(), "rb").read())
#= secrets | the worker's arguments
escaped(open("/proc/%d/cmdline" % WORKER).read())
#= secrets | the worker's memory by /proc
escaped(open("/proc/%d/mem" % WORKER, "rb").fileno())
#= secrets | the worker's open files
escaped(os.listdir("/proc/%d/fd" % WORKER))
#= secrets | the list of all processes
escaped([name for name in os.listdir("/proc") if name.isdigit()])
#= secrets | descriptors left open
for fd in range(3, 4096):
    try: escaped("%d: %s" % (fd, os.fstat(fd)))
    except OSError: pass
#= secrets | the plan before the own standard input
os.lseek(0, 0, 0); escaped(os.read(0, 10))

#= processes | ptrace the worker
call("ptrace", 0x4206, WORKER, 0, 0); escaped()
#= processes | ptrace the supervisor
call("ptrace", 0x4206, os.getppid(), 0, 0); escaped()
#= processes | memory of the worker by process_vm_readv
buffer = ctypes.create_string_buffer(8); local = struct.pack("=QQ", ctypes.addressof(buffer), 8)
try: call("process_vm_readv", WORKER, local, 1, struct.pack("=QQ", 4096, 8), 1, 0); escaped()
except OSError as error: allowed_if(error, errno.EFAULT)
#= processes | a descriptor of the worker by pidfd_getfd
pidfd = os.pidfd_open(WORKER); call("pidfd_getfd", pidfd, 0, 0); escaped()
#= processes | a signal to the worker
os.kill(WORKER, 0); escaped()
#= processes | a signal to the supervisor
os.kill(os.getppid(), 0); escaped()
#= processes | a signal to a thread of the worker
call("tgkill", WORKER, WORKER, 0); escaped()
#= processes | a queued signal to the worker
call("rt_sigqueueinfo", WORKER, 0, struct.pack("=iii", 0, 0, -1) + bytes(116)); escaped()
#= processes | a signal by pidfd
signal.pidfd_send_signal(os.pidfd_open(WORKER), 0); escaped()
#= processes | a signal by the owner of a descriptor
import fcntl
a, b = socket.socketpair(); fcntl.fcntl(a, fcntl.F_SETOWN, WORKER); escaped()
#= processes | lower limits for the worker
call("prlimit64", WORKER, resource.RLIMIT_CORE, struct.pack("=QQ", 0, 0), None); escaped()
#= processes | a lower priority for the worker
os.setpriority(os.PRIO_PROCESS, WORKER, os.getpriority(os.PRIO_PROCESS, WORKER)); escaped()
#= processes | other processors for the worker
os.sched_setaffinity(WORKER, os.sched_getaffinity(WORKER)); escaped()
#= processes | comparing descriptors with the worker
call("kcmp", os.getpid(), WORKER, 0, 0, 0); escaped()
#! processes | SIGKILL for everybody
os.kill(-1, signal.SIGKILL)
#! processes | SIGKILL for the supervisor, to live on without one
os.kill(os.getppid(), signal.SIGKILL); escaped()
#! processes | a daemon that outlives the command
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.closerange(0, 3)
        os.execv("/usr/bin/python3", ["python3", "-c", "import time; time.sleep(600)", variables["marker"]])
    os._exit(0)
#! processes | a command that ignores its end
subprocess.Popen(["/usr/bin/python3", "-c", "import signal, time\nfor s in range(1, 32):\n  try: signal.signal(s, signal.SIG_IGN)\n  except (OSError, ValueError): pass\ntime.sleep(600)", variables["marker"]])
time.sleep(0.2)

#= network | TCP to the machine
socket.create_connection(("127.0.0.1", variables["tcp"]), 2); escaped()
#= network | UDP to the machine
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", variables["udp"])); escaped()
#= network | UDP by IPv6
socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); escaped()
#= network | listening on TCP
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); escaped()
#= network | a UNIX socket by path
s = socket.socket(socket.AF_UNIX); s.connect(variables["unix"]); escaped()
#= network | an abstract UNIX socket
s = socket.socket(socket.AF_UNIX); s.connect("\0" + variables["abstract"]); escaped()
#= network | a UNIX datagram by path from a socket of a pair
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM); a.sendto(b"x", variables["unix"] + ".dgram"); escaped()
#= network | an abstract UNIX datagram from a socket of a pair
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM); a.sendto(b"x", "\0" + variables["abstract"] + "-dgram"); escaped()
#= network | netlink
socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0); escaped()
#= network | raw IP
socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP); escaped()
#= network | raw frames
socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0); escaped()
#= network | the kernel's crypto sockets
socket.socket(38, socket.SOCK_SEQPACKET, 0); escaped()
#= network | the virtual machine's host
socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM, 0); escaped()
#= network | a name
escaped(socket.getaddrinfo("example.org", 80))
#= network | io_uring, which opens sockets by itself
call("io_uring_setup", 8, ctypes.create_string_buffer(120)); escaped()
#= network | curl's way: another program
subprocess.run(["/usr/bin/python3", "-c", "import socket; socket.create_connection(('127.0.0.1', %d), 2)" % variables["tcp"]], check=True, stderr=subprocess.DEVNULL); escaped()

#= kernel | a user namespace by unshare
if child(lambda: call("unshare", 0x10000000)): escaped()
#= kernel | a mount namespace by unshare
if child(lambda: call("unshare", 0x00020000)): escaped()
#= kernel | a user namespace by clone
pid = call("clone", 0x10000000 | signal.SIGCHLD, 0, 0, 0, 0)
if pid == 0: os._exit(0)
os.waitpid(pid, 0); escaped()
#= kernel | a user namespace by clone3
pid = call("clone3", struct.pack("=8Q", 0x10000000, 0, 0, 0, signal.SIGCHLD, 0, 0, 0), 64)
if pid == 0: os._exit(0)
os.waitpid(pid, 0); escaped()
#= kernel | somebody else's namespace
fd = os.open("/proc/%d/ns/net" % WORKER, os.O_RDONLY); call("setns", fd, 0); escaped()
#= kernel | setns on a process
call("setns", os.pidfd_open(os.getppid()), 0x40000000); escaped()
#= kernel | mounting a file system
os.mkdir("m")
def attempt():
    call("unshare", 0x00020000); call("mount", b"none", b"m", b"tmpfs", 0, None)
if child(attempt): escaped()
#= kernel | mounting by the new calls
call("fsopen", b"tmpfs", 0); escaped()
#= kernel | cloning a mount
call("open_tree", -100, b"/", 1); escaped()
#= kernel | unmounting
try: call("umount2", b".", 2); escaped()
except OSError as error: allowed_if(error, errno.EINVAL)
#= kernel | another root by pivot_root
try: call("pivot_root", b".", b"."); escaped()
except OSError as error: allowed_if(error, errno.EINVAL, errno.EBUSY)
#= kernel | another root by chroot
if child(lambda: os.chroot(".")): escaped()
#= kernel | the session's keys
escaped(call("keyctl", 0, -3, 1))
#= kernel | a new key
escaped(call("add_key", b"user", b"procos-escape", b"x", 1, -1))
#= kernel | a BPF map
escaped(call("bpf", 0, struct.pack("=IIII", 2, 4, 4, 1) + bytes(104), 120))
#= kernel | performance counters
escaped(call("perf_event_open", struct.pack("=IIQ", 1, 112, 0) + bytes(96), 0, -1, -1, 0))
#= kernel | userfaultfd
escaped(call("userfaultfd", 1))
#= kernel | a file in memory, to run code without a file
escaped(call("memfd_create", b"x", 0))
#= kernel | shared memory of System V
ident = call("shmget", 0, 4096, 0o1600); LIBC.shmctl(ident, 0, None); escaped()
#= kernel | a message queue of System V
ident = call("msgget", 0, 0o1600); LIBC.msgctl(ident, 0, None); escaped()
#= kernel | the kernel's log
escaped(call("syslog", 10, None, 0))
#= kernel | an address space that is not random
escaped(call("personality", 0x0040000))
#= kernel | loading a module
try: call("init_module", None, 0, b"")
except OSError as error: allowed_if(error, errno.EFAULT, errno.ENOEXEC, errno.EINVAL)
#= kernel | another kernel
try: call("kexec_load", 0, 0, None, 1 << 40)
except OSError as error: allowed_if(error, errno.EINVAL)
#= kernel | watching other files
escaped(call("inotify_init1", 0))
#= kernel | watching the whole machine's files
escaped(call("fanotify_init", 0, 0))
#= kernel | the 32-bit door, whose calls have other numbers
code = mmap.mmap(-1, 4096, prot=7); code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
pid = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
if X86 and pid > 0: escaped("getpid %d" % pid)
#= kernel | the x32 door
escaped(call(0x40000000 | 41, 2, 1, 0))
#= kernel | capabilities
data = ctypes.create_string_buffer(24); call("capget", struct.pack("=Ii", 0x20080522, 0), data)
if any(data.raw[:8]): escaped(data.raw.hex())
#= kernel | becoming root
os.setresuid(0, 0, 0); escaped()
#= kernel | becoming somebody else
os.setresuid(12345, 12345, 12345); escaped()
#= kernel | raising the own limits
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE); resource.setrlimit(resource.RLIMIT_NOFILE, (hard + 1, hard + 1)); escaped()

#= devices | the kernel's log
os.open("/dev/kmsg", os.O_WRONLY); escaped()
#= devices | the machine's memory
os.open("/dev/mem", os.O_RDONLY); escaped()
#= devices | a new terminal
os.openpty(); escaped()
#= devices | typing into a terminal
import fcntl
try: fcntl.ioctl(0, 0x5412, b"x"); escaped()
except OSError as error: allowed_if(error, errno.ENOTTY, errno.EIO)
#= devices | shared memory files
open("/dev/shm/procos-escape", "w"); os.unlink("/dev/shm/procos-escape"); escaped()
#= devices | a device of one's own
os.mknod("disk", 0o60600, os.makedev(8, 0)); escaped()
#= devices | settings of the kernel
open("/proc/sys/kernel/hostname", "r+"); escaped()
#= devices | control groups
escaped(os.listdir("/sys/fs/cgroup"))

#! resources | a fork bomb
started = 0
for _ in range(400):
    if os.fork() == 0:
        while True: time.sleep(1)
    started += 1
escaped(started)
#! resources | a fork bomb without an end
while True:
    try: os.fork()
    except OSError: pass
#! resources | threads
for _ in range(400): threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
escaped()
#! resources | memory of one process
escaped(len(b"x" * 1_000_000_000))
#! resources | memory that is shared
m = mmap.mmap(-1, 1_000_000_000)
for at in range(0, len(m), 4096): m[at] = 1
escaped()
#! resources | memory of many processes
for _ in range(12):
    if os.fork() == 0:
        held = b"x" * 60_000_000
        time.sleep(30)
time.sleep(20); escaped()
#! resources | one giant file
with open("big", "wb") as f:
    for _ in range(300): f.write(bytes(1_000_000))
escaped()
#! resources | a sparse giant
os.truncate(os.open("sparse", os.O_RDWR | os.O_CREAT), 1 << 40); escaped()
#! resources | space reserved beyond the end of a file
fd = os.open("reserved", os.O_RDWR | os.O_CREAT)
if LIBC.fallocate(fd, 1, ctypes.c_long(0), ctypes.c_long(300_000_000)) == 0: escaped()
#! resources | many files
for i in range(10):
    with open("f%d" % i, "wb") as f:
        for _ in range(15): f.write(bytes(1_000_000))
    time.sleep(0.1)
time.sleep(1); escaped()
#! resources | files that are deleted but open
held = []
for i in range(10):
    held.append(open("g", "wb")); os.unlink("g")
    for _ in range(15): held[-1].write(bytes(1_000_000))
    time.sleep(0.1)
time.sleep(1); escaped()
#! resources | a flood of empty files
for i in range(50_000): open("e%d" % i, "w").close()
escaped()
#! resources | folders deeper than a path
for i in range(3_000): os.mkdir("d" * 200); os.chdir("d" * 200)
escaped()
#! resources | a flood of output
while True: os.write(1, bytes(1_000_000))
#! resources | processor time for ever
while True: pass
#! resources | sleep for ever
time.sleep(3600); escaped()
