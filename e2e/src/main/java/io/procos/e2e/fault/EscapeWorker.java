package io.procos.e2e.fault;

import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.Resources;
import io.procos.e2e.trial.ChildJvm;
import io.procos.workers.GenericWorkersApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The generic workers as they ship, as they are or as a pod runs them, with a secret in their environment. */
enum EscapeWorker {
    BARE,
    POD;

    private static final int POD_USER = 1_000;

    ChildJvm start(Path folder, Address engine) throws IOException {
        for (String name : List.of("data", "spool", "objects", "runs")) {
            own(Files.createDirectories(folder.resolve(name)));
        }
        return ChildJvm.start(
                folder.resolve("log"),
                before(),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                GenericWorkersApplication.class,
                "--server.port=0",
                "--procos.effects.ledger=off",
                // The memory is on the class path of trials; a worker has no data source.
                "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "--procos.tde.data=" + folder.resolve("data"),
                "--procos.spool.folder=" + folder.resolve("spool"),
                "--procos.objects.folder=" + folder.resolve("objects"),
                "--procos.tde.worker=escape-" + this,
                "--camunda.client.grpc-address=http://127.0.0.1:" + engine.grpc(),
                "--camunda.client.rest-address=http://127.0.0.1:" + engine.rest(),
                "--procos.workers.sandbox.folder=" + folder.resolve("runs"),
                "--procos.workers.sandbox.memory=256MB",
                "--procos.workers.python.interpreter=/usr/bin/python3");
    }

    private List<String> before() {
        List<String> secret = List.of("/usr/bin/env", "ESCAPE_SECRET=canary-secret");
        return switch (this) {
            case BARE -> secret;
            case POD ->
                List.of(
                        "/usr/bin/env",
                        secret.getLast(),
                        "/usr/bin/python3",
                        "-I",
                        "-c",
                        Resources.text("/procos/e2e/escape/pod.py"),
                        Integer.toString(POD_USER));
        };
    }

    /** Users of runs pass through to their own folder. */
    private void own(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        if (this == POD && (Integer) Files.getAttribute(folder, "unix:uid") == 0) {
            Files.setAttribute(folder, "unix:uid", POD_USER);
        }
    }
}
