package io.procos.bench;

import io.camunda.zeebe.process.test.engine.EngineFactory;

/** The peer: Camunda's own in-memory test engine, alone in a JVM. Argument: the gRPC port. Runs until killed. */
final class InMemoryPeer {
    private InMemoryPeer() {}

    public static void main(String[] args) throws InterruptedException {
        EngineFactory.create(Integer.parseInt(args[0])).start();
        Thread.currentThread().join();
    }
}
