package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A place below a root, as plain name parts: no part can climb, restart at the top or mean another separator. Immutable.
 *
 * @param field the input that named it, for error messages
 * @param root the root's name
 * @param folder the root's path in the file system
 * @param parts names from the root down; empty for the root itself, which only folders may be
 */
public record Location(String field, String root, Path folder, List<String> parts) {
    /** The BPMN error code of a path outside the configured roots. */
    public static final String NOT_ALLOWED = "PATH_NOT_ALLOWED";

    /** Names that begin so are ours: drafts and journals. No task may name them, no list shows them. */
    public static final String RESERVED = ".procos-";

    private static final int MAX_PATH_CHARS = 1_024;
    private static final int MAX_NAME_CHARS = 255;
    private static final Pattern NAMED = Pattern.compile("(" + FileSettings.NAME + "):(.*)");

    /** Reads {@code inbox:2026/a.xml}, {@code 2026/a.xml} in the usual root, or an absolute path below a root. */
    static Location file(String field, String path, FileSettings settings) throws TaskError.Rejection {
        Location place = parse(field, path, settings);
        if (place.parts.isEmpty()) {
            throw refused(field, "names a root and no file in it; write it like inbox:2026/a.xml");
        }
        return place;
    }

    /** As {@link #file}, but {@code inbox:} and the root's own absolute path are fine, and so is one slash at the end. */
    static Location folder(String field, String path, FileSettings settings) throws TaskError.Rejection {
        boolean slashed = path.length() > 1 && path.endsWith("/") && !path.endsWith("//");
        return parse(field, slashed ? path.substring(0, path.length() - 1) : path, settings);
    }

    private static Location parse(String field, String path, FileSettings settings) throws TaskError.Rejection {
        Fields.line(field, Fields.present(field, path, "write it like inbox:2026/a.xml"), MAX_PATH_CHARS);
        if (settings.roots().isEmpty()) {
            throw refused(field, "no folder is open to tasks; set procos.workers.file.roots.<name>=<folder>");
        }
        if (path.startsWith("/")) {
            return absolute(field, path, settings);
        }
        Matcher named = NAMED.matcher(path);
        return named.matches()
                ? named(field, named.group(1), named.group(2), settings)
                : inUsualRoot(field, path, settings);
    }

    /** How tasks and messages name this place. */
    public String display() {
        return root + ":" + String.join("/", parts);
    }

    /** The last name; a root has none. */
    public String fileName() {
        return parts.getLast();
    }

    /** The place of an entry of this folder. */
    public Location child(String name) {
        return new Location(
                field,
                root,
                folder,
                Stream.concat(parts.stream(), Stream.of(name)).toList());
    }

    List<String> parents() {
        return parts.subList(0, parts.size() - 1);
    }

    /** The refusal of this place: {@code why} goes on after its name. */
    public TaskError.Rejection refuse(String code, String why) {
        return new TaskError.Rejection(code, field + ": " + display() + " " + why);
    }

    private static Location inUsualRoot(String field, String path, FileSettings settings) throws TaskError.Rejection {
        String root = settings.usualRoot();
        if (root == null) {
            throw refused(field, "several roots are configured; begin with one of them: " + names(settings));
        }
        return named(field, root, path, settings);
    }

    private static Location named(String field, String root, String path, FileSettings settings)
            throws TaskError.Rejection {
        Path folder = settings.roots().get(root);
        if (folder == null) {
            throw refused(field, "there is no root of that name before the colon; use one of them: " + names(settings));
        }
        return new Location(field, root, folder, path.isEmpty() ? List.of() : parts(field, path));
    }

    /** The deepest root wins when one lies in another. */
    private static Location absolute(String field, String path, FileSettings settings) throws TaskError.Rejection {
        List<String> parts = parts(field, path.substring(1));
        return settings.roots().entrySet().stream()
                .sorted((one, other) ->
                        other.getValue().getNameCount() - one.getValue().getNameCount())
                .filter(root -> below(names(root.getValue()), parts))
                .map(root -> new Location(
                        field,
                        root.getKey(),
                        root.getValue(),
                        parts.subList(names(root.getValue()).size(), parts.size())))
                .findFirst()
                .orElseThrow(() ->
                        refused(field, "is outside the folders open to tasks; use one of them: " + names(settings)));
    }

    private static boolean below(List<String> root, List<String> parts) {
        return parts.size() >= root.size() && parts.subList(0, root.size()).equals(root);
    }

    private static List<String> names(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        return StreamSupport.stream(absolute.spliterator(), false)
                .map(Path::toString)
                .toList();
    }

    private static List<String> parts(String field, String path) throws TaskError.Rejection {
        List<String> parts = Arrays.asList(path.split("/", -1));
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.contains("\\")) {
                throw refused(
                        field,
                        "holds an empty part, '.', '..' or a backslash; write plain names between single slashes");
            }
            if (part.length() > MAX_NAME_CHARS) {
                throw refused(field, "holds a name of more than " + MAX_NAME_CHARS + " characters; shorten it");
            }
            checkName(field, part);
        }
        return List.copyOf(parts);
    }

    private static void checkName(String field, String part) throws TaskError.Rejection {
        if (part.startsWith(RESERVED)) {
            throw refused(field, "holds a name that begins with " + RESERVED + ", which is reserved; choose another");
        }
        if (!writable(part)) {
            throw refused(
                    field,
                    "holds a character that this system's file names cannot have; leave it out, or start the worker"
                            + " with a UTF-8 locale");
        }
    }

    private static boolean writable(String part) {
        try {
            return Path.of(part).getNameCount() == 1;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String names(FileSettings settings) {
        return String.join(
                ", ",
                settings.roots().keySet().stream()
                        .sorted()
                        .map(name -> name + ":")
                        .toList());
    }

    private static TaskError.Rejection refused(String field, String why) {
        return new TaskError.Rejection(NOT_ALLOWED, field + ": " + why);
    }
}
