package io.procos.e2e.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A port that leads to a server which may come back at another one. While it leads nowhere, who is connected is cut off and
 * who connects is refused. Thread-safe.
 */
public final class TcpGate implements AutoCloseable {
    private static final int BACKLOG = 64;

    private final int port = Ports.free();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listening;

    public int port() {
        return port;
    }

    /** Leads to this port of loopback from now on. */
    public synchronized void lead(int target) throws IOException {
        shut();
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listening = server;
        Thread.ofVirtual().name("tcp-gate").start(() -> accept(server, target));
    }

    /** Leads nowhere. */
    public synchronized void shut() throws IOException {
        if (listening != null) {
            listening.close();
            listening = null;
        }
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    private void accept(ServerSocket server, int target) {
        while (!server.isClosed()) {
            try {
                Socket outside = server.accept();
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), target);
                pump(outside, inside);
                pump(inside, outside);
            } catch (IOException shutOrNobodyThere) {
                // who connected sees it
            }
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        open.add(from);
        from.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> {
            try (from;
                    to;
                    InputStream in = from.getInputStream()) {
                in.transferTo(to.getOutputStream());
            } catch (IOException cut) {
                // both ends are closed by now
            } finally {
                open.remove(from);
            }
        });
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
