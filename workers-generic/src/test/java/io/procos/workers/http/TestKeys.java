package io.procos.workers.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/** Key stores made by the JDK's own tool, each with one self-signed key. */
final class TestKeys {
    static final String PASSWORD = "changeit";

    private TestKeys() {}

    /** A key of this machine under {@code name}. */
    static Path store(Path folder, String name) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        name,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool made no key");
        }
        return store;
    }

    /** An SSL bundle that identifies by {@code own} and trusts {@code trusted}. */
    static SslBundle bundle(Path own, Path trusted) {
        SslStoreBundle stores = new JksSslStoreBundle(details(own), details(trusted));
        return SslBundle.of(stores);
    }

    private static JksSslStoreDetails details(Path store) {
        return JksSslStoreDetails.forLocation(store.toUri().toString()).withPassword(PASSWORD);
    }
}
