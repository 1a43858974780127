package io.procos.e2e.chaos;

import io.procos.e2e.fault.CountedInstances;
import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.EventLog;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.worker.WorkerProcess;
import io.procos.tde.effect.Effects;
import java.util.List;
import java.util.Map;

/** All that takes part: engine, worker, Kafka, Postgres, the world outside, and the human. */
final class Stack implements AutoCloseable {
    /** Jobs of the task that is not idempotent that one worker runs at once. */
    static final int SLOTS = 32;

    private final EngineProcess engine;
    private final Surroundings surroundings;
    private final OrderWorld world;
    private final WorkerProcess worker;
    private final Human human;

    private Stack(
            EngineProcess engine, Surroundings surroundings, OrderWorld world, WorkerProcess worker, Human human) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.world = world;
        this.worker = worker;
        this.human = human;
    }

    static Stack start(TemporaryFolder folder) throws Exception {
        Address address = Address.free();
        EventLog events = new EventLog(folder.path("engine-events"));
        Surroundings surroundings = Surroundings.start(folder);
        EngineProcess engine = EngineProcess.told(folder.path("engine"), address, events);
        OrderWorld world = new OrderWorld();
        WorkerProcess worker =
                new WorkerProcess(folder.path("worker"), address, "post,counted", settings(surroundings, world));
        return new Stack(engine, surroundings, world, worker, new Human(engine.client(), events, worker.done()));
    }

    /** A death of the worker is nobody's fault here but the trial's, so jobs may die with it as often as they like. */
    private static List<String> settings(Surroundings surroundings, OrderWorld world) {
        return List.of(
                "--worker.world=" + world.address(),
                "--procos.tde.max-attempts=1000",
                "--procos.tde.first-backoff=200ms",
                "--procos.tde.concurrency-of[procos.test.counted.v1]=" + SLOTS,
                "--procos.bus.kafka.bootstrap-servers=" + surroundings.kafka(),
                "--procos.bus.kafka.delivery-timeout=5s",
                "--procos.spool.max-backoff=1s",
                "--procos.database.url=" + surroundings.ledger().url(),
                "--procos.database.user=" + surroundings.ledger().user(),
                "--procos.database.password=" + surroundings.ledger().password());
    }

    Surroundings surroundings() {
        return surroundings;
    }

    OrderWorld world() {
        return world;
    }

    WorkerProcess worker() {
        return worker;
    }

    Human human() {
        return human;
    }

    Effects effects() {
        return Effects.in(surroundings.ledger());
    }

    /** Expects {@code orders} instances that post an order, and {@code letters} that do what cannot be taken back. */
    Load load(int orders, int letters) {
        return new Load(
                CountedInstances.expect(engine.client(), "procos.test.post.v1", orders),
                CountedInstances.expect(engine.client(), "procos.test.counted.v1", letters));
    }

    /** Every twentieth order is started twice, as by a client that did not hear the first answer. */
    record Load(CountedInstances orders, CountedInstances letters) implements AutoCloseable {
        private static final int TWICE = 20;

        void start(String phase, int orderCount, int letterCount) {
            int different = orderCount - orderCount / TWICE;
            for (int i = 0; i < Math.max(orderCount, letterCount); i++) {
                if (i < orderCount) {
                    String order = phase + "-" + i % different;
                    orders.startOne(Map.of("order", order, "businessKey", order));
                }
                if (i < letterCount) {
                    letters.startOne(Map.of());
                }
            }
        }

        long open() {
            return orders.open() + letters.open();
        }

        @Override
        public void close() {
            orders.close();
            letters.close();
        }
    }

    @Override
    public void close() throws Exception {
        engine.close();
        world.close();
        surroundings.close();
    }
}
