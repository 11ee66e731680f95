# SPDX-License-Identifier: Apache-2.0
"""A clean Debian of our own: what debootstrap makes, in a folder that goes away, with the machine's own package sources
and whatever packages the machine has already fetched. Root only: it unpacks packages as the machine would."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

ARCHIVES = "/var/cache/apt/archives"
# What a machine that is being installed would ask somebody, and nobody is there.
QUIET = {"DEBIAN_FRONTEND": "noninteractive", "DEBCONF_NONINTERACTIVE_SEEN": "true", "LANG": "C.UTF-8",
         "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
INSTALL_SECONDS = 600
NAMESPACE = "GJ_INSTALL_NAMESPACE"


def go_inside():
    """The whole test again as root in namespaces of its own, in which its mounts and its programs end with it. A
    container that may not have any does without: then the tree has no /proc."""
    if NAMESPACE in os.environ:
        return
    if os.geteuid() != 0:
        if subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode != 0:
            sys.exit("This test installs packages into a tree of its own and needs root: run it as root, as CI does, "
                     "or where sudo asks no password.")
        os.execvp("sudo", ["sudo", "-n", "-E", sys.executable] + sys.argv)
    inside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    may = subprocess.run(inside + ["true"], check=False, capture_output=True).returncode == 0
    os.environ[NAMESPACE] = "yes" if may else "no"
    command = (inside if may else []) + [sys.executable] + sys.argv
    os.execvp(command[0], command)


def may_mount():
    return os.environ.get(NAMESPACE) == "yes"


def codename():
    with open("/etc/os-release", encoding="utf-8") as file:
        return dict(line.strip().split("=", 1) for line in file if "=" in line)["VERSION_CODENAME"].strip('"')


def sources():
    """(site, release, component) of this Debian, as the machine gets its own."""
    text = subprocess.run(["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(COMPONENT)",
                           "Created-By: Packages"], check=True, capture_output=True, text=True).stdout
    ours = {codename() + end for end in ("", "-updates", "-security")}
    return sorted({tuple(line.split()[:3]) for line in text.splitlines()
                   if len(line.split()) >= 3 and line.split()[1] in ours})


class CleanTree:
    """with CleanTree() as tree: … — nothing but Debian's smallest selection is in tree.root."""

    def __init__(self):
        # Beside the machine's packages, so that they are linked and not copied.
        self.folder = tempfile.mkdtemp(prefix="gongji-install-", dir="/var/tmp")
        self.root = os.path.join(self.folder, "root")
        self.mounts = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for place in reversed(self.mounts):
            subprocess.run(["umount", "--lazy", place], check=False, capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def make(self):
        """debootstrap, then what an installer would bring: sources, names of servers, /proc."""
        cache = os.path.join(self.folder, "cache")
        os.mkdir(cache)
        self._lend_packages(cache)
        mirror = next(site for site, release, _ in sources() if release == codename())
        run = subprocess.run(["debootstrap", "--variant=minbase", "--cache-dir=" + cache, codename(), self.root, mirror],
                             env=dict(os.environ, DPKG_FORCE="unsafe-io"), check=False, capture_output=True, text=True,
                             timeout=INSTALL_SECONDS)
        assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-2000:]
        self._lend_packages(os.path.join(self.root, ARCHIVES[1:]))
        self.write("etc/apt/sources.list", "".join("deb %s %s %s\n" % source for source in sources()))
        for path in glob.glob("/etc/apt/apt.conf.d/*proxy*") + ["/etc/resolv.conf", "/etc/hosts"]:
            if os.path.exists(path):
                shutil.copy(path, os.path.join(self.root, path[1:]))
        # A tree is no machine that has booted: nothing is started in it.
        self.write("usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n", 0o755)
        os.makedirs(os.path.join(self.root, "dev/shm"), exist_ok=True)
        os.chmod(os.path.join(self.root, "dev/shm"), 0o1777)
        if may_mount():
            place = os.path.join(self.root, "proc")
            subprocess.run(["mount", "-t", "proc", "proc", place], check=True)
            self.mounts.append(place)
        self.apt("update")

    @staticmethod
    def _lend_packages(folder):
        for path in glob.glob(ARCHIVES + "/*.deb"):
            target = os.path.join(folder, os.path.basename(path))
            try:
                os.link(path, target)
            except FileExistsError:
                pass
            except OSError:
                shutil.copy(path, target)

    def path(self, name):
        return os.path.join(self.root, name.lstrip("/"))

    def write(self, name, text, mode=0o644):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(self.path(name), mode)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run(self, *command, wanted=0, user=None):
        """A program of the tree; its words, both kinds. wanted: its exit, None for any but 0."""
        become = ["runuser", "-u", user, "--"] if user else []
        run = subprocess.run(["chroot", self.root, *become, *command], env=QUIET, stdin=subprocess.DEVNULL,
                             capture_output=True, text=True, check=False, timeout=INSTALL_SECONDS)
        words = run.stdout + run.stderr
        good = run.returncode != 0 if wanted is None else run.returncode == wanted
        assert good, "%s: exit %d\n%s" % (" ".join(command), run.returncode, words[-4000:])
        return words

    def apt(self, *arguments, wanted=0):
        return self.run("apt-get", "-q", "-y", "--no-install-recommends", "--allow-downgrades",
                        "-o", "Dpkg::Options::=--force-unsafe-io", *arguments, wanted=wanted)

    def bring(self, package):
        """Copies a file into the tree; its name there."""
        name = "/root/" + os.path.basename(package)
        shutil.copy(package, self.path(name))
        return name

    def owner(self, name):
        """'user:group mode', as the tree's own names have it."""
        return self.run("stat", "-c", "%U:%G %a", name).strip()
