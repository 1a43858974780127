package io.procos.kernel.journal;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where ProcOS keeps its files.
 *
 * @param dir the data folder; the kernel's own files are in its sub-folder {@code kernel}
 */
@ConfigurationProperties("procos.data")
record DataSettings(@DefaultValue(".procos") Path dir) {}
