package io.procos.kernel.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Folders whose models are deployed as soon as they are saved.
 *
 * @param folders the folders, with their sub-folders; they are made if they do not exist
 * @param quiet a file is read when nothing in the folder changed for so long, so that it is not read half-written
 */
@ConfigurationProperties("procos.kernel.watch")
record WatchSettings(
        @DefaultValue List<Path> folders,
        @DefaultValue("200ms") Duration quiet) {}
