# SPDX-License-Identifier: Apache-2.0
"""What the unit's hardening takes away, taken from a program here: for a machine whose service manager is not ours to ask.
Reads the unit itself; a line that it does not know is an error, so that none is thought to be in force that is not."""
import ctypes
import errno
import os
import re
import resource
import subprocess

UNIT = "kiosk/deploy/debian/gongji-kiosk.service"
CLONE_NEWNS, MS_REC, MS_PRIVATE, MS_BIND = 0x20000, 0x4000, 1 << 18, 0x1000
SYS_MOUNT_SETATTR, AT_FDCWD, AT_RECURSIVE, ATTR_RDONLY = 442, -100, 0x8000, 1
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_SET_MDWE = 24, 38, 65
EPERM, ENOSYS, ALLOW, ERRNO, SCMP_CMP_EQ = 1, 38, 0x7FFF0000, 0x00050000, 4
FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10, "AF_NETLINK": 16}
# Folders, devices and calls below; the rest is one value that is wanted.
DONE = {"ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes", "PrivateMounts": "yes", "ProtectProc": "invisible",
        "ProcSubset": "pid", "NoNewPrivileges": "yes", "CapabilityBoundingSet": "", "AmbientCapabilities": "",
        "ProtectKernelTunables": "yes", "ProtectControlGroups": "yes", "MemoryDenyWriteExecute": "yes", "RestrictNamespaces": "yes",
        "DevicePolicy": "closed", "SystemCallErrorNumber": "EPERM", "LimitCORE": "0", "LimitMEMLOCK": "8M", "UMask": "0077"}
# Taken away by the set of calls or by there being no right to it.
IMPLIED = {"ProtectClock", "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules", "RestrictRealtime", "RestrictSUIDSGID",
           "LockPersonality", "RemoveIPC", "KeyringMode", "SystemCallArchitectures"}
# Classes of devices that the kernel knows from the start on, and the module that brings each other one.
BUILT_IN = {"char-drm", "char-input", "char-usb", "char-ttyS"}
CLASSES = {"char-ttyUSB": "usbserial", "char-ttyACM": "cdc_acm", "char-alsa": "snd"}
OURS = {"ReadWritePaths", "DeviceAllow", "SystemCallFilter", "RestrictAddressFamilies"}
CLOSING = re.compile("Protect|Private|Restrict|SystemCall|Capability|Ambient|NoNew|Memory|Lock|Remove|Keyring|Proc|Device|Limit|"
                     "ReadWrite|UMask")
HIDDEN = ("/tmp", "/var/tmp", "/home", "/root")
NODES = ("null", "zero", "full", "random", "urandom", "tty")


class Argument(ctypes.Structure):
    """struct scmp_arg_cmp"""
    _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64)]


def calls_of(name):
    """A set's calls, those of the sets in it too."""
    words = subprocess.run(["systemd-analyze", "syscall-filter", name], check=True, capture_output=True, text=True).stdout
    found = set()
    for word in (line.strip() for line in words.splitlines()[1:]):
        if word.startswith("@"):
            found |= calls_of(word)
        elif word and not word.startswith("#"):
            found.add(word)
    return found


class Cage:
    """preexec=Cage(folder).close: the program may write to `folder`, as it may to its state on a terminal."""

    def __init__(self, top, folder):
        self.top, self.folder = top, folder
        self.calls, self.families = set(), []
        with open(os.path.join(top, UNIT), encoding="utf-8") as file:
            lines = [line.strip().split("=", 1) for line in file if CLOSING.match(line)]
        for key, value in lines:
            assert key in OURS | IMPLIED or DONE.get(key) == value, (key, value)
            if key == "SystemCallFilter" and value.startswith("~"):
                for name in value[1:].split():
                    self.calls -= calls_of(name)
            elif key == "SystemCallFilter":
                self.calls |= calls_of(value)
            elif key == "RestrictAddressFamilies":
                self.families = [FAMILIES[name] for name in value.split()]
        with open(os.path.join(top, UNIT), encoding="utf-8") as file:
            loaded = set(re.findall(r"modprobe@(\w+)\.service", file.read()))
        classes = {value.split()[0] for key, value in lines if key == "DeviceAllow"}
        unknown = classes - BUILT_IN - {of for of, module in CLASSES.items() if module in loaded}
        assert not unknown, "devices of %s would be refused when they come after the unit's start" % unknown
        missing = set(DONE) - {key for key, _ in lines}
        assert not missing, missing
        self.calls -= {"socket", "unshare", "setns", "clone3"}
        # A container that may have no mounts of its own does without: then folders and devices stay as they are.
        self.mounts = subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True).returncode == 0
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.seccomp = ctypes.CDLL("libseccomp.so.2")
        self.seccomp.seccomp_init.restype = ctypes.c_void_p

    def _must(self, result, what):
        if result != 0:
            raise OSError(ctypes.get_errno(), what)

    def _mount(self, source, target, kind=None, flags=0, data=None):
        words = [word.encode() if word is not None else None for word in (source, target, kind)]
        self._must(self.libc.mount(*words, ctypes.c_ulong(flags), data.encode() if data else None), target)

    def _read_only(self, path, wanted, flags=0):
        attributes = (ctypes.c_uint64 * 4)(ATTR_RDONLY if wanted else 0, 0 if wanted else ATTR_RDONLY, 0, 0)
        self._must(self.libc.syscall(SYS_MOUNT_SETATTR, AT_FDCWD, path.encode(), flags, attributes, 32), path)

    def _close_folders(self):
        self._must(self.libc.unshare(CLONE_NEWNS), "unshare")
        self._mount("none", "/", None, MS_REC | MS_PRIVATE)
        kept = {path: os.open(path, os.O_PATH) for path in (self.folder, "/dev/shm", *("/dev/" + name for name in NODES))}
        # A program that is installed is in none of these; one that was built in them stays, to be read.
        if self.top.startswith(tuple(path + "/" for path in HIDDEN)):
            kept[self.top] = os.open(self.top, os.O_PATH)
        for path in (*HIDDEN, "/dev"):
            self._mount("tmpfs", path, "tmpfs")
        for path, number in kept.items():
            if os.path.basename(path) in NODES:
                os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
            else:
                os.makedirs(path, exist_ok=True)
            self._mount("/proc/self/fd/%d" % number, path, None, MS_BIND)
            os.close(number)
        self._mount("proc", "/proc", "proc", 0, "hidepid=invisible,subset=pid")
        self._read_only("/", True, AT_RECURSIVE)
        for path in ("/tmp", "/var/tmp", "/dev", self.folder, "/dev/shm"):
            self._read_only(path, False)

    def _close_calls(self):
        context = ctypes.c_void_p(self.seccomp.seccomp_init(ctypes.c_uint32(ERRNO | EPERM)))
        for name in sorted(self.calls):
            number = self.seccomp.seccomp_syscall_resolve_name(name.encode())
            if number >= 0:
                self._must(self.seccomp.seccomp_rule_add(context, ctypes.c_uint32(ALLOW), number, 0), name)
        socket = self.seccomp.seccomp_syscall_resolve_name(b"socket")
        for family in self.families:
            argument = (Argument * 1)(Argument(0, SCMP_CMP_EQ, family, 0))
            self._must(self.seccomp.seccomp_rule_add_array(context, ctypes.c_uint32(ALLOW), socket, 1, argument), "socket")
        # As the service manager: whoever asks falls back to a call whose flags can be seen.
        clone3 = self.seccomp.seccomp_syscall_resolve_name(b"clone3")
        self._must(self.seccomp.seccomp_rule_add(context, ctypes.c_uint32(ERRNO | ENOSYS), clone3, 0), "clone3")
        self._must(self.seccomp.seccomp_load(context), "seccomp")

    def close(self):
        """In the child, before its program."""
        if self.mounts:
            self._close_folders()
        os.umask(0o077)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (8 << 20, 8 << 20))
        for capability in range(64):
            self.libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
        self._must(self.libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
        header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        self._must(self.libc.capset(header, nothing), "capset")
        if self.libc.prctl(PR_SET_MDWE, 1, 0, 0, 0) != 0 and ctypes.get_errno() != errno.EINVAL:  # Linux 6.3 has it
            raise OSError(ctypes.get_errno(), "no memory that is written and run")
        self._close_calls()
