package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A file below a root, as plain name parts: no part can climb, restart at the top or mean another separator.
 *
 * @param root the root's name
 * @param folder the root's path in the file system
 * @param parts at least one name; the last is the file's
 */
record Location(String root, Path folder, List<String> parts) {
    /** The BPMN error code of a path outside the configured roots. */
    static final String NOT_ALLOWED = "PATH_NOT_ALLOWED";

    private static final int MAX_PATH_CHARS = 1_024;
    private static final int MAX_NAME_CHARS = 255;
    private static final Pattern NAMED = Pattern.compile("(" + FileSettings.NAME + "):(.*)");

    /** Reads {@code inbox:2026/a.xml}, {@code 2026/a.xml} in the usual root, or an absolute path below a root. */
    static Location parse(String path, FileSettings settings) throws TaskError.Rejection {
        Fields.line("path", Fields.present("path", path, "write it like inbox:2026/a.xml"), MAX_PATH_CHARS);
        if (settings.roots().isEmpty()) {
            throw refused("no folder is open to tasks; set procos.workers.file.roots.<name>=<folder>");
        }
        if (path.startsWith("/")) {
            return absolute(path, settings);
        }
        Matcher named = NAMED.matcher(path);
        return named.matches() ? named(named.group(1), named.group(2), settings) : inUsualRoot(path, settings);
    }

    /** How tasks and messages name this place. */
    String display() {
        return root + ":" + String.join("/", parts);
    }

    String fileName() {
        return parts.getLast();
    }

    List<String> parents() {
        return parts.subList(0, parts.size() - 1);
    }

    private static Location inUsualRoot(String path, FileSettings settings) throws TaskError.Rejection {
        String root = settings.usualRoot();
        if (root == null) {
            throw refused("several roots are configured; begin with one of them: " + names(settings));
        }
        return named(root, path, settings);
    }

    private static Location named(String root, String path, FileSettings settings) throws TaskError.Rejection {
        Path folder = settings.roots().get(root);
        if (folder == null) {
            throw refused("there is no root of that name before the colon; use one of them: " + names(settings));
        }
        return new Location(root, folder, parts(path));
    }

    /** The deepest root wins when one lies in another. */
    private static Location absolute(String path, FileSettings settings) throws TaskError.Rejection {
        List<String> parts = parts(path.substring(1));
        return settings.roots().entrySet().stream()
                .sorted((one, other) ->
                        other.getValue().getNameCount() - one.getValue().getNameCount())
                .filter(root -> below(names(root.getValue()), parts))
                .map(root -> new Location(
                        root.getKey(),
                        root.getValue(),
                        parts.subList(names(root.getValue()).size(), parts.size())))
                .findFirst()
                .orElseThrow(
                        () -> refused("is outside the folders open to tasks; use one of them: " + names(settings)));
    }

    private static boolean below(List<String> root, List<String> parts) {
        return parts.size() > root.size() && parts.subList(0, root.size()).equals(root);
    }

    private static List<String> names(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        return StreamSupport.stream(absolute.spliterator(), false)
                .map(Path::toString)
                .toList();
    }

    private static List<String> parts(String path) throws TaskError.Rejection {
        List<String> parts = Arrays.asList(path.split("/", -1));
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.contains("\\")) {
                throw refused(
                        "holds an empty part, '.', '..' or a backslash; write plain names between single slashes");
            }
            if (part.length() > MAX_NAME_CHARS) {
                throw refused("holds a name of more than " + MAX_NAME_CHARS + " characters; shorten it");
            }
        }
        return List.copyOf(parts);
    }

    private static String names(FileSettings settings) {
        return String.join(
                ", ",
                settings.roots().keySet().stream()
                        .sorted()
                        .map(name -> name + ":")
                        .toList());
    }

    private static TaskError.Rejection refused(String why) {
        return new TaskError.Rejection(NOT_ALLOWED, "path: " + why);
    }
}
