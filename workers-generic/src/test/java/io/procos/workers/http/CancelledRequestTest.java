package io.procos.workers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.workers.TestContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CancelledRequestTest {

    @Test
    void endsAtOnceAndHangsUpWhenInterrupted() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var fixture = new HttpFixture("localhost")) {
            var input = input("http://localhost:" + server.getLocalPort());
            var thrown = new CompletableFuture<Exception>();
            Thread run = Thread.ofVirtual().start(() -> {
                try {
                    fixture.adapter().execute(input, TestContext.run("effect-1"));
                } catch (Exception e) {
                    thrown.complete(e);
                }
            });
            Socket silent = server.accept();
            silent.setSoTimeout(2_000);
            readHead(silent);

            run.interrupt();

            assertThat(thrown.get(1, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static void readHead(Socket socket) throws Exception {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
    }

    private static HttpRequest input(String url) {
        return JsonMapper.shared().convertValue(Map.of("url", url), HttpRequest.class);
    }
}
