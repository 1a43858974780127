package io.procos.standalone.projection;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What history is kept.
 *
 * @param folder where its files are
 * @param instances most instances that are listed; those that ended first go first
 * @param fileSize a file that is larger is followed by a new one
 * @param files most files; then the oldest is deleted, and with it the oldest events
 */
@ConfigurationProperties("procos.history")
record HistorySettings(
        @DefaultValue(".procos/history") Path folder,
        @DefaultValue("20000") int instances,
        @DefaultValue("16MB") DataSize fileSize,
        @DefaultValue("32") int files) {

    HistorySettings {
        require(instances >= 1, "procos.history.instances must be at least 1");
        require(files >= 2, "procos.history.files must be at least 2");
        require(
                fileSize.toBytes() >= 1024 && fileSize.toMegabytes() <= 1024,
                "procos.history.file-size must be between 1KB and 1GB");
    }

    private static void require(boolean holds, String message) {
        if (!holds) throw new IllegalArgumentException(message);
    }
}
