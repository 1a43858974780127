package io.procos.standalone.adapters;

import io.procos.api.TaskOutcome;
import io.procos.api.event.CloudEvent;
import io.procos.standalone.daemon.LoneWorkers;
import io.procos.standalone.home.DataFolder;
import io.procos.tde.Adapter;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import io.procos.tde.spool.Spool;
import io.procos.tde.worker.SingleRun;
import io.procos.tde.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One adapter run once through the whole pipeline, with the daemon's settings and without an engine. */
record LoneRun(DataFolder data, String jobType) {
    private static final String PROCESS = "command-line";
    private static final String BPMN =
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"" + PROCESS
                    + "\"/></definitions>";

    /**
     * What came of it.
     *
     * @param trace the events of the run, in order
     */
    record Result(TaskOutcome outcome, List<CloudEvent> trace) {}

    /**
     * @param variables the input, as JSON text
     * @param headers custom headers, as an element would have them
     */
    Result execute(String variables, Map<String, String> headers) throws IOException {
        Path folder = Files.createTempDirectory("procos-adapter");
        Events events = new Events();
        try (ConfigurableApplicationContext workers = LoneWorkers.open(data, events)) {
            SingleRun run = new SingleRun(
                    adapter(workers),
                    workers.getBean(WorkerOptions.class).withData(folder),
                    workers.getBean(RunServices.class),
                    definition -> BPMN,
                    events);
            return new Result(run.execute(job(run.adapter(), variables, headers), 1), List.copyOf(events.all));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Makes this one adapter and leaves all others alone. */
    private AdapterDefinition adapter(ApplicationContext workers) {
        return Arrays.stream(workers.getBeanNamesForType(Adapter.class))
                .filter(name -> serves(workers.getType(name)))
                .findFirst()
                .map(name -> AdapterDefinition.of(workers.getBean(name, Adapter.class)))
                .orElseThrow(() -> new IllegalArgumentException(
                        jobType + " is not served with these settings: see docs/adapters for what it needs"));
    }

    private boolean serves(@Nullable Class<?> type) {
        return type != null && AdapterDefinition.declarationOf(type).value().equals(jobType);
    }

    private static Job job(AdapterDefinition adapter, String variables, Map<String, String> headers) {
        long now = System.currentTimeMillis();
        return new Job(
                now,
                adapter.jobType(),
                1,
                Instant.now().plus(adapter.lease()),
                now,
                PROCESS,
                1,
                "adapter",
                now,
                headers,
                variables);
    }

    private static final class Events implements Spool {
        private final List<CloudEvent> all = new CopyOnWriteArrayList<>();

        @Override
        public void append(CloudEvent event) {
            all.add(event);
        }

        @Override
        public void close() {}
    }
}
