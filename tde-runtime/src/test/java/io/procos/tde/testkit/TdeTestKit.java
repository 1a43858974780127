package io.procos.tde.testkit;

import io.procos.api.TaskOutcome;
import io.procos.tde.Adapter;
import io.procos.tde.binding.JobInput;
import io.procos.tde.pipeline.Backoff;
import io.procos.tde.pipeline.PipelineParts;
import io.procos.tde.pipeline.TaskPipeline;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import io.procos.tde.secrets.SecretGrants;
import io.procos.tde.trace.TaskEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs an adapter through the whole pipeline, as a worker does, with a made-up job and no engine:
 *
 * <pre>{@code
 * TdeTestKit.of(new HttpRequestAdapter())
 *         .withVariable("url", server.url("/orders"))
 *         .withHeader("method", "GET")
 *         .withSecret("TOKEN", "s3cr3t-value")
 *         .run()
 *         .completed()
 *         .hasOutput("status", 200);
 * }</pre>
 */
public final class TdeTestKit {
    private final AdapterDefinition adapter;
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private long jobKey = 2251799813685249L;
    private int retries = 3;
    private int attempt = 1;
    private Duration timeLimit = Duration.ofSeconds(30);

    private TdeTestKit(AdapterDefinition adapter) {
        this.adapter = adapter;
    }

    public static TdeTestKit of(Adapter<?, ?> adapter) {
        return new TdeTestKit(AdapterDefinition.of(adapter));
    }

    /** A job variable: any JSON value, or null. */
    public TdeTestKit withVariable(String name, @Nullable Object value) {
        variables.put(name, value);
        return this;
    }

    /** A custom header of the element. */
    public TdeTestKit withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** A secret that the worker has and that this job type may use. */
    public TdeTestKit withSecret(String name, String value) {
        secrets.put(name, value);
        return this;
    }

    /** The same key makes the same idempotency key. */
    public TdeTestKit withJobKey(long key) {
        jobKey = key;
        return this;
    }

    /** Retries left before the run; 3 by default. */
    public TdeTestKit withRetries(int left) {
        retries = left;
        return this;
    }

    public TdeTestKit withAttempt(int number) {
        attempt = number;
        return this;
    }

    /** How long the run may take; 30 seconds by default. */
    public TdeTestKit withTimeLimit(Duration limit) {
        timeLimit = limit;
        return this;
    }

    /** Runs the task once and returns what came of it. Never throws what the adapter throws. */
    public TdeTestRun run() {
        MemorySpool spool = new MemorySpool();
        TaskEvents events = new TaskEvents(spool, "test-worker", InstantSource.system());
        TaskPipeline pipeline = TaskPipeline.of(new PipelineParts(
                events,
                name -> Optional.ofNullable(secrets.get(name)),
                new SecretGrants(Map.of(adapter.jobType(), secrets.keySet())),
                Backoff.DEFAULT,
                DataSize.ofMegabytes(1)));
        Job job = job();
        TaskRun run = new TaskRun(job, adapter, attempt, JobInput.of(job, adapter), timeLimit, events);
        TaskOutcome outcome = pipeline.execute(run);
        run.end();
        return new TdeTestRun(outcome, List.copyOf(spool.events()));
    }

    private Job job() {
        return new Job(
                jobKey,
                adapter.jobType(),
                retries,
                Instant.now().plus(adapter.lease()),
                2251799813685200L,
                "test-process",
                2251799813685100L,
                "serviceTask_Test",
                jobKey + 1,
                headers,
                JsonMapper.shared().writeValueAsString(variables));
    }
}
