package io.procos.e2e.file;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an attacker who may write into the root leaves there. */
final class Planted {
    private Planted() {}

    /** Symbolic links of every kind; the paths to try through them. */
    static List<String> links(FileWorld world) throws IOException {
        Path inbox = world.inbox();
        Files.createDirectories(inbox.resolve("deep/er"));
        List<String> names = new ArrayList<>();
        names.add(link(inbox, "abs-file", world.secret()));
        names.add(link(inbox, "rel-file", Path.of("../outside/s3cret")));
        names.add(link(inbox, "abs-folder", world.outside()));
        names.add(link(inbox, "rel-folder", Path.of("../outside")));
        names.add(link(inbox, "up", Path.of("..")));
        names.add(link(inbox, "self", Path.of(".")));
        names.add(link(inbox, "top", Path.of("/")));
        names.add(link(inbox, "etc", Path.of("/etc")));
        names.add(link(inbox, "passwd", Path.of("/etc/passwd")));
        names.add(link(inbox, "proc", Path.of("/proc/self/root")));
        names.add(link(inbox, "descriptor", Path.of("/proc/self/fd/0")));
        names.add(link(inbox, "zero", Path.of("/dev/zero")));
        names.add(link(inbox, "loop", Path.of("loop")));
        names.add(link(inbox, "ping", Path.of("pong")));
        names.add(link(inbox, "pong", Path.of("ping")));
        names.add(link(inbox, "dangling", world.outside().resolve("new")));
        names.add(link(inbox, "chain", Path.of("rel-folder")));
        names.add(link(inbox, "inside", Path.of("harmless")));
        names.add(link(inbox, "deep/er/climbs", Path.of("../../../outside")));
        names.add(link(inbox, "deep/er/file", Path.of("../../../outside/s3cret")));
        List<String> paths = new ArrayList<>();
        for (String name : names) {
            paths.addAll(List.of(name, name + "/s3cret", name + "/new", name + "/outside/s3cret", name + "/sub/new"));
        }
        return paths;
    }

    private static String link(Path inbox, String name, Path target) throws IOException {
        Files.createSymbolicLink(inbox.resolve(name), target);
        return name;
    }

    /** Names as other systems, other encodings and attackers of terminals make them; their paths where they have one. */
    static List<String> names(FileWorld world) throws Exception {
        Path odd = Files.createDirectories(world.inbox().resolve("odd"));
        List<String> paths = new ArrayList<>();
        for (String name : List.of(
                "caf\u00e9",
                "cafe\u0301",
                "\u202Egpj.exe",
                "\u200Bhidden",
                " lead",
                "trail ",
                "dot.",
                "a:b",
                "a|b",
                "a*b",
                "[x]",
                "{y}",
                "$(id)",
                "`id`",
                "'q'",
                "\"q\"",
                "\ud83d\ude00",
                "-rf",
                "\u05d0\u05d1",
                "CON",
                "x".repeat(255))) {
            world.plant("odd/" + name);
            paths.add("odd/" + name);
        }
        shell(
                odd,
                "printf x > $'\\xff\\xfe'; printf x > $'bad\\xc3'; printf x > $'\\xed\\xa0\\x80'; printf x > $'a\\nb';"
                        + " printf x > $'tab\\there'; printf x > $'\\x1b[31mred'; mkdir $'dir\\xff'; printf x > $'dir\\xff/in'");
        paths.addAll(
                List.of("odd/\uFFFD\uFFFD", "odd/bad\uFFFD", "odd/a\nb", "odd/tab\there", "odd/dir\uFFFD/in", "odd"));
        return paths;
    }

    /** A pipe, a socket, devices where this user may make them. The socket is to be closed. */
    static ServerSocketChannel specials(FileWorld world, List<String> paths) throws Exception {
        Path inbox = world.inbox();
        shell(inbox, "mkfifo pipe; mknod device-zero c 1 5; mknod device-block b 7 0; mknod device-tty c 5 0; true");
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(inbox.resolve("socket")));
        for (String name : List.of("pipe", "device-zero", "device-block", "device-tty", "socket")) {
            paths.add(name);
            paths.add(name + "/x");
        }
        return socket;
    }

    /** A tree of many levels and a folder of many entries. */
    static List<String> bombs(FileWorld world, int levels, int entries) throws Exception {
        Path many = Files.createDirectories(world.inbox().resolve("many"));
        for (int i = 0; i < entries; i++) {
            Files.createFile(many.resolve("entry-" + i));
        }
        shell(world.inbox(), "for i in $(seq " + levels + "); do mkdir d && cd d; done");
        return List.of("many", "d", "d/d/d", "inbox:");
    }

    static void shell(Path folder, String script) throws Exception {
        new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
