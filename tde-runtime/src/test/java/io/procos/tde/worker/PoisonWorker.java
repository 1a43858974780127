package io.procos.tde.worker;

import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.testkit.MemorySpool;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A worker in a process of its own, which one of its two job types kills at once. */
final class PoisonWorker {
    private static final int LIKE_KILL_9 = 137;

    record In() {}

    record Out() {}

    @AdapterType(
            value = "procos.test.poison.v1",
            name = "Poison",
            description = "Kills its worker.",
            effect = EffectKind.READ,
            lease = "PT1S")
    static final class Poison implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            Runtime.getRuntime().halt(LIKE_KILL_9);
            return new Out();
        }
    }

    @AdapterType(
            value = "procos.test.good.v1",
            name = "Good",
            description = "Does no harm.",
            effect = EffectKind.READ,
            lease = "PT1S")
    static final class Good implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            return new Out();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        CamundaClient client = JobSubscriber.prepare(CamundaClient.newClientBuilder()
                        .grpcAddress(URI.create(args[0]))
                        .restAddress(URI.create(args[1])))
                .build();
        TaskWorker.start(
                client,
                WorkerOptions.of("poisoned", Path.of(args[2])),
                List.of(AdapterDefinition.of(new Poison()), AdapterDefinition.of(new Good())),
                new MemorySpool(),
                OpenServices.in(Path.of(args[2])),
                new SimpleMeterRegistry());
        Thread.sleep(60_000);
    }
}
