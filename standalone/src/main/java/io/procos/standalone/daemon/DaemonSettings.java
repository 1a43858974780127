package io.procos.standalone.daemon;

import io.procos.standalone.home.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Where the daemon keeps things and listens; from system properties or the environment, before any context exists.
 *
 * @param data {@code procos.data.dir}: everything on disk
 * @param grpcPort {@code procos.standalone.grpc-port}: engine, gRPC; 0 takes any free port
 * @param restPort {@code procos.standalone.rest-port}: engine, REST
 * @param apiPort {@code procos.standalone.api-port}: control API
 * @param smtpPort {@code procos.standalone.smtp-port}: development mailbox
 * @param mailHost {@code procos.workers.mail.host}: a real mail server; null opens the development mailbox instead
 * @param databaseUrl {@code procos.database.url}: a Postgres; null starts one of our own
 */
record DaemonSettings(
        DataFolder data,
        int grpcPort,
        int restPort,
        int apiPort,
        int smtpPort,
        @Nullable String mailHost,
        @Nullable String databaseUrl) {

    static DaemonSettings from(Environment environment) {
        Binder binder = Binder.get(environment);
        String folder = binder.bind("procos.data.dir", String.class).orElse(".procos");
        return new DaemonSettings(
                DataFolder.of(Path.of(folder)),
                port(binder, "procos.standalone.grpc-port", 26500),
                port(binder, "procos.standalone.rest-port", 8080),
                port(binder, "procos.standalone.api-port", 8480),
                port(binder, "procos.standalone.smtp-port", 0),
                text(binder, "procos.workers.mail.host"),
                text(binder, "procos.database.url"));
    }

    private static @Nullable String text(Binder binder, String key) {
        String text = binder.bind(key, Bindable.of(String.class)).orElse(null);
        return text == null || text.isBlank() ? null : text;
    }

    private static int port(Binder binder, String key, int otherwise) {
        int port = binder.bind(key, Integer.class).orElse(otherwise);
        if (port < 0 || port > 65_535) {
            throw new CannotStart(key + " is " + port + ", which is no port", "choose 0 (any free) to 65535");
        }
        return port;
    }
}
