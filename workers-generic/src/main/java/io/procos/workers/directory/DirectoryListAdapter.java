package io.procos.workers.directory;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.file.FileFailure;
import io.procos.workers.file.Folder;
import io.procos.workers.file.Location;
import io.procos.workers.file.Roots;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists a folder, or a whole tree, page by page. */
@Component
@AdapterType(
        value = "procos.directory.list.v1",
        name = "List folder",
        description = "Lists the files and folders below a folder, in the order of their names, page by page.",
        effect = EffectKind.READ,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": there is no such folder",
            Location.NOT_ALLOWED + ": the path is outside the configured roots or leads through a symbolic link",
            Tree.TOO_LARGE + ": there are more entries or levels than a task may look at"
        })
class DirectoryListAdapter implements Adapter<DirectoryListAdapter.Input, DirectoryListAdapter.Output> {
    private static final int MAX_GLOB_CHARS = 256;

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder, or ROOT: for the root itself",
                    example = "inbox:orders",
                    maxLength = 1024,
                    group = "Folder",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Pattern",
                    description = "* any characters, ? one, **/ any folders; all names when empty",
                    example = "*.xml",
                    maxLength = MAX_GLOB_CHARS,
                    group = "Folder")
            @Nullable String glob,

            @io.procos.tde.Input(
                    label = "Recursive",
                    description = "Also list what is in the folders below; no when empty",
                    group = "Folder")
            @Nullable Boolean recursive,

            @io.procos.tde.Input(
                    label = "What",
                    description = "files, folders or all; files when empty",
                    example = "files",
                    group = "Folder")
            @Nullable ListedKind kind,

            @io.procos.tde.Input(
                    label = "Most entries",
                    description = "How many entries to give at once; 1000 when empty",
                    example = "100",
                    group = "Page")
            @Nullable Integer limit,

            @io.procos.tde.Input(
                    label = "After",
                    description = "Go on behind this entry: the output 'next' of the page before",
                    example = "=page.next",
                    maxLength = 1024,
                    group = "Page")
            @Nullable String after) {}

    /**
     * @param path the folder, always with its root
     * @param entries in the order of their paths
     * @param count how many entries these are
     * @param next what to give as {@code after} for the next page; null behind the last
     */
    record Output(
            String path,
            List<Page.Entry> entries,
            int count,
            @Nullable String next) {}

    private final Roots roots;
    private final DirectorySettings settings;

    DirectoryListAdapter(Roots roots, DirectorySettings settings) {
        this.roots = roots;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locateFolder("path", input.path());
        Page page = page(location, input);
        boolean recursive = Boolean.TRUE.equals(input.recursive());
        try (Folder folder = roots.open(location)) {
            Tree.of(location, settings, context).walk(folder, recursive, page::offer);
            List<Page.Entry> entries = page.entries();
            return new Output(location.display(), entries, entries.size(), page.next());
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }

    private Page page(Location location, Input input) throws TaskError.Rejection {
        int limit = input.limit() == null ? settings.maxPage() : input.limit();
        if (limit < 1 || limit > settings.maxPage()) {
            throw Fields.invalid("limit", "must be between 1 and " + settings.maxPage());
        }
        String pattern = input.glob() == null || input.glob().isEmpty() ? "*" : input.glob();
        Glob glob = Glob.of(Fields.line("glob", pattern, MAX_GLOB_CHARS));
        ListedKind kind = input.kind() == null ? ListedKind.FILES : input.kind();
        return new Page(location, glob, kind, limit, input.after() == null ? "" : input.after());
    }
}
