package io.procos.standalone.home;

import java.time.Instant;

/**
 * What the daemon says of itself while it runs.
 *
 * @param phase what it does while starting, or why it failed
 * @param wayOut what to do when it failed
 */
public record RunState(
        long pid, Instant startedAt, Status status, String phase, String wayOut, Ports ports, String version) {

    public enum Status {
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    /** Where it listens, on loopback; 0 until known. */
    public record Ports(int grpc, int rest, int api, int smtp) {
        public static final Ports NONE = new Ports(0, 0, 0, 0);
    }

    public RunState with(Status next, String nextPhase) {
        return new RunState(pid, startedAt, next, nextPhase, "", ports, version);
    }

    public RunState failed(String why, String howOut) {
        return new RunState(pid, startedAt, Status.FAILED, why, howOut, ports, version);
    }

    public RunState listening(Ports where) {
        return new RunState(pid, startedAt, status, phase, wayOut, where, version);
    }
}
