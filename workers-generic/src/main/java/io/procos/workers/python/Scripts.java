package io.procos.workers.python;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the script of a task: its text, or a file below a configured folder. Immutable and thread-safe. */
record Scripts(PythonSettings settings) {
    private static final int LONGEST = 1 << 20;
    private static final Pattern PATH = Pattern.compile("\\w[\\w.-]*(/\\w[\\w.-]*){0,20}");

    Script of(PythonRunAdapter.Input input) throws TaskError {
        if (input.file() == null) {
            return text(input);
        }
        if (input.script() != null) {
            throw Fields.invalid("file", "cannot be used together with script; leave one of them out");
        }
        return file(input.file());
    }

    private Script text(PythonRunAdapter.Input input) throws TaskError.Rejection {
        String source = Fields.present("script", input.script(), "write the script, or name one in file");
        if (!settings.allowText()) {
            throw Fields.invalid(
                    "script", "is not allowed as text; name a file, or set procos.workers.python.allow-text");
        }
        return new Script("script", source, null);
    }

    private Script file(String file) throws TaskError {
        int colon = file.indexOf(':');
        Path folder = colon < 0 ? null : settings.scripts().get(file.substring(0, colon));
        if (folder == null) {
            throw Fields.invalid(
                    "file",
                    "is written FOLDER:path, with one of the folders "
                            + new TreeSet<>(settings.scripts().keySet()) + " of procos.workers.python.scripts");
        }
        String path = file.substring(colon + 1);
        if (!PATH.matcher(path).matches()) {
            throw Fields.invalid("file", "must be a plain path of letters, digits, ._- and / below its folder");
        }
        try (DirectoryStream<Path> root = Files.newDirectoryStream(folder)) {
            return new Script(path, read(root, Path.of(path)), folder);
        } catch (CharacterCodingException e) {
            throw Fields.invalid("file", "is not UTF-8");
        } catch (IOException e) {
            throw Fields.invalid("file", "cannot be read below its folder; links are not followed");
        }
    }

    /** Folder by folder through handles, so that no link can lead out of the root. */
    private static String read(DirectoryStream<Path> folder, Path path) throws IOException {
        if (!(folder instanceof SecureDirectoryStream<Path> secure)) {
            throw new IOException("this system has no handles of folders");
        }
        if (path.getNameCount() > 1) {
            try (var next = secure.newDirectoryStream(path.getName(0), LinkOption.NOFOLLOW_LINKS)) {
                return read(next, path.subpath(1, path.getNameCount()));
            }
        }
        Set<?> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        @SuppressWarnings("unchecked")
        SeekableByteChannel file = secure.newByteChannel(path, (Set<? extends java.nio.file.OpenOption>) options);
        try (InputStream content = Channels.newInputStream(file)) {
            byte[] bytes = content.readNBytes(LONGEST);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
