package io.procos.workers.python;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A script to run.
 *
 * @param name for the lines of an error
 * @param folder what it may import from; null for a script that came as text
 */
record Script(String name, String source, @Nullable Path folder) {}
