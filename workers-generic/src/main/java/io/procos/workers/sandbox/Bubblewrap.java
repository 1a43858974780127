package io.procos.workers.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts namespaces around the launcher: its own processes, network, IPC, host name and file system, in which only what it
 * may read is there at all. When its first process ends, the kernel ends all others.
 */
record Bubblewrap(Path program, boolean root) {

    /** What comes before the command; whatever is not there is left out. */
    List<String> before(Collection<Path> readable, Path work) {
        List<String> words = new ArrayList<>(List.of(program.toString(), "--die-with-parent", "--unshare-pid"));
        words.addAll(List.of("--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"));
        if (!root) {
            words.add("--unshare-user");
        }
        // Without this it makes the folders above those that it shows, for its own user only.
        for (Path parent : parents(readable, work)) {
            words.addAll(List.of("--perms", "0755", "--dir", parent.toString()));
        }
        for (Path path : readable) {
            words.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
        }
        words.addAll(List.of("--dev", "/dev", "--bind", work.toString(), work.toString(), "--remount-ro", "/", "--"));
        return words;
    }

    private static Set<Path> parents(Collection<Path> readable, Path work) {
        Set<Path> parents = new TreeSet<>();
        Stream.concat(readable.stream(), Stream.of(work)).forEach(path -> {
            for (int depth = 1; depth < path.getNameCount(); depth++) {
                parents.add(Path.of("/").resolve(path.subpath(0, depth)));
            }
        });
        return parents;
    }
}
