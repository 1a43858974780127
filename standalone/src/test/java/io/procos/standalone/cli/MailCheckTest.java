package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.standalone.cli.Check.Verdict;
import io.procos.standalone.home.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCheckTest {
    @TempDir
    Path data;

    @Test
    void leavesAConfiguredMailServerAlone() {
        assertThat(check(0).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void findsTheMailboxByItsGreeting() throws Exception {
        Check check = checkAgainst("220 localhost ready");

        assertThat(check.verdict()).isEqualTo(Verdict.GOOD);
        assertThat(check.finding()).contains("answers", data.resolve("mail").toString());
    }

    @Test
    void findsFaultWithAStrangerOnThePort() throws Exception {
        Check check = checkAgainst("SSH-2.0-OpenSSH");

        assertThat(check.verdict()).isEqualTo(Verdict.BAD);
        assertThat(check.finding()).contains("says 'SSH-2.0-OpenSSH'");
    }

    @Test
    void findsFaultWithAPortThatHangsUp() throws Exception {
        assertThat(checkAgainst("").verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void findsTheMailboxDeadAndNamesItsPort() throws IOException {
        int port = freePort();

        Check check = check(port);

        assertThat(check.verdict()).isEqualTo(Verdict.BAD);
        assertThat(check.finding()).contains("port " + port + " does not answer");
        assertThat(check.wayOut()).isEqualTo("procos down, then procos up");
    }

    private Check check(int port) {
        return MailCheck.of(port, DataFolder.of(data));
    }

    /** The check against a server that greets once like this and hangs up. */
    private Check checkAgainst(String greeting) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread greeter = Thread.ofVirtual().start(() -> greet(server, greeting));
            Check check = check(server.getLocalPort());
            greeter.join();
            return check;
        }
    }

    private static void greet(ServerSocket server, String greeting) {
        try (Socket caller = server.accept()) {
            caller.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
