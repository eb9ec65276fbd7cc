"""One emulated PC: its power, its keyboard, its picture, a root shell on its second
serial port and a terminal on its third. Emulation only, so that it runs anywhere."""
import base64
import codecs
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time


class Monitor:
    """qemu's QMP socket."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        self.socket.connect(path)
        self.file = self.socket.makefile("rw")
        self.file.readline()
        self("qmp_capabilities")

    def __call__(self, command, **arguments):
        self.file.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.file.flush()
        while True:
            answer = json.loads(self.file.readline() or '{"error": {"desc": "qemu has gone"}}')
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise RuntimeError(answer["error"]["desc"])

    def close(self):
        self.file.close()
        self.socket.close()


class Machine:
    def __init__(self, image, cache, folder):
        self.cache, self.folder, self.process, self.monitor = cache, folder, None, None
        os.makedirs(folder, exist_ok=True)
        self.disk = self.path("disk.qcow2")
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", os.path.abspath(image),
                        self.disk], check=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def on(self, width=1280, height=800):
        """Power on. The kernel's console is the screen, as on the real machine,
        so that whatever would be printed over the kiosk is printed."""
        for name in ("qmp.sock", "agent.sock", "line.sock"):
            if os.path.exists(self.path(name)):
                os.unlink(self.path(name))
        command = [
            "qemu-system-x86_64", "-accel", "tcg,thread=multi,tb-size=512", "-smp", "2", "-m", "512",
            "-nodefaults", "-display", "none", "-device", "VGA,xres=%d,yres=%d" % (width, height),
            "-kernel", os.path.join(self.cache, "vmlinux"), "-initrd", os.path.join(self.cache, "initrd"),
            "-append", "root=/dev/vda ro console=ttyS0 console=tty0 quiet loglevel=3 "
                       "systemd.show_status=false rd.udev.log_level=3 vt.global_cursor_default=0",
            "-drive", "file=%s,if=none,id=d0,format=qcow2,cache=writeback" % self.disk,
            "-device", "virtio-blk-pci,drive=d0", "-device", "virtio-rng-pci",
            "-chardev", "file,id=con,path=%s" % self.path("console.log"), "-serial", "chardev:con",
            "-chardev", "socket,id=ag,path=%s,server=on,wait=off" % self.path("agent.sock"),
            "-serial", "chardev:ag",
            "-chardev", "socket,id=line,path=%s,server=on,wait=off" % self.path("line.sock"),
            "-device", "isa-serial,chardev=line,index=2,iobase=0x3e8,irq=5", "-qmp", "unix:%s,server=on,wait=off" % self.path("qmp.sock")]
        with open(self.path("qemu.log"), "w") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.time() + 20
        while self.monitor is None:
            if self.process.poll() is not None or time.time() > end:
                raise RuntimeError("qemu did not start: " + open(self.path("qemu.log")).read())
            try:
                self.monitor = Monitor(self.path("qmp.sock"))
            except OSError:
                time.sleep(0.05)

    def cut(self):
        """The plug is pulled: what the guest had not sent to its disk is lost."""
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.monitor.close()
        self.process = self.monitor = None

    def press(self, *chords):
        """'ret', 'f10', 'ctrl-alt-f2', 'ctrl-alt-delete*10' (tapped quickly
        while the others are held)."""
        for chord in chords:
            chord, _, times = chord.partition("*")
            keys = chord.split("-")
            for key in keys[:-1]:
                self.key(key, True)
            for _ in range(int(times or 1)):
                self.key(keys[-1], True)
                time.sleep(0.05)
                self.key(keys[-1], False)
                time.sleep(0.05)
            for key in keys[:-1]:
                self.key(key, False)

    def key(self, code, down):
        self.monitor("input-send-event", events=[
            {"type": "key", "data": {"down": down, "key": {"type": "qcode", "data": code}}}])

    def picture(self):
        self.monitor("screendump", filename=self.path("screen.ppm"))
        with open(self.path("screen.ppm"), "rb") as file:
            return file.read()

    def save_png(self, path):
        self.monitor("screendump", filename=os.path.abspath(path), format="png")

    def shell(self, command, timeout=90):
        """Runs a command as root; -> (exit status, output)."""
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(1)
        line.connect(self.path("agent.sock"))
        try:
            return run_over(line, command, time.time() + timeout)
        finally:
            line.close()


class SerialLine:
    """A terminal on the machine's third serial port, and what it shows."""

    def __init__(self, machine, screen):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(machine.path("line.sock"))
        self.screen = screen
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        # Read all the time: a line that nobody reads stops whoever writes to it.
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while data := self.socket.recv(65536):
            self.screen.feed(self.decoder.decode(data))

    def sees(self, *texts, timeout=60):
        """The first of them that stands there; None when none comes."""
        end = time.time() + timeout
        while time.time() < end:
            found = [text for text in texts if text in self.screen.text()]
            if found:
                return found[0]
            time.sleep(0.1)
        return None

    def type(self, text):
        """As a person does: what comes faster is a scanner."""
        for letter in text:
            self.socket.sendall(letter.encode())
            time.sleep(0.15)


def run_over(line, command, end):
    """The protocol of shell(): marks are sent broken in two, so that an echo of
    the command is not taken for its answer; the line takes 4096 bytes at once."""
    got = b""

    def until(pattern, patience):
        nonlocal got
        stop = min(end, time.time() + patience)
        while not (found := re.search(pattern, got, re.S)):
            if time.time() > stop:
                return None
            try:
                got += line.recv(65536)
            except socket.timeout:
                pass
        got = got[found.end():]
        return found

    def say(text):
        line.sendall(("\n%s\n" % text).encode())

    mark = os.urandom(4).hex()
    say("echo A''%s" % mark)
    while not until(("A%s\r?\n" % mark).encode(), 2):
        if time.time() > end:
            raise TimeoutError("no shell on the serial line")
        say("echo A''%s" % mark)
    packed = base64.b64encode(command.encode()).decode()
    say(": > /run/agent.b64")
    for i in range(0, len(packed), 2000):
        say("printf %%s '%s' >> /run/agent.b64; echo K''%s%d." % (packed[i:i + 2000], mark, i))
        if not until(("K%s%d\\." % (mark, i)).encode(), 60):
            raise TimeoutError("the serial line is stuck")
    say("base64 -d /run/agent.b64 > /run/agent.sh; bash /run/agent.sh < /dev/null > /run/agent.out 2>&1; "
        "r=$?; echo B''%s; base64 -w0 /run/agent.out; echo; echo E''%s $r." % (mark, mark))
    answer = until(("B%s\\s+([A-Za-z0-9+/=]*)\\s*E%s (\\d+)\\." % (mark, mark)).encode(), 600)
    if not answer:
        raise TimeoutError("no answer to: " + command)
    return int(answer[2]), base64.b64decode(answer[1]).decode("utf-8", "replace")
