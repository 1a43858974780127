package io.procos.tde.testkit;

import io.procos.api.TaskOutcome;
import io.procos.tde.Adapter;
import io.procos.tde.cache.MemoryResultCache;
import io.procos.tde.cache.ResultCache;
import io.procos.tde.effect.Ledger;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectExchange;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.pipeline.Backoff;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.policy.Policy;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import io.procos.tde.secrets.SecretGrants;
import io.procos.tde.telemetry.Telemetry;
import io.procos.tde.worker.SingleRun;
import io.procos.tde.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;
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
    private static final String PROCESS = "test-process";
    private static final Policy ALLOW_ALL = new Policy(new ClassPathResource("procos/testkit/allow-all.dmn"));

    private final AdapterDefinition adapter;
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private long jobKey = 2251799813685249L;
    private long instance = 2251799813685200L;
    private int retries = 3;
    private int attempt = 1;
    private Duration timeLimit = Duration.ofSeconds(30);
    private final Map<String, String> processProperties = new HashMap<>();
    private Policy policy = ALLOW_ALL;
    private ResultCache cache = new MemoryResultCache(DataSize.ofMegabytes(1));
    private Ledger ledger = Ledger.none();
    private @Nullable ObjectStore objects;
    private DataSize offloadAbove = DataSize.ofKilobytes(256);
    private @Nullable Path data;
    private Telemetry telemetry = Telemetry.none();

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

    /** The key of the process instance that the job belongs to. */
    public TdeTestKit inInstance(long key) {
        instance = key;
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

    /** What the process declares, as {@code procos.allowedTasks} or another extension property. */
    public TdeTestKit inProcessWith(String property, String value) {
        processProperties.put(property, value);
        return this;
    }

    /** A policy table on the classpath instead of the one that allows everything. */
    public TdeTestKit withPolicy(String location) {
        policy = new Policy(new ClassPathResource(location));
        return this;
    }

    /** Where results are kept that may be reused; by default each kit has its own. */
    public TdeTestKit withCache(ResultCache results) {
        cache = results;
        return this;
    }

    /** Where effects are remembered; nowhere by default. */
    public TdeTestKit withLedger(Ledger effects) {
        ledger = effects;
        return this;
    }

    /** Where outputs heavier than this go, and inputs come from; by default a store of the run's own, above 256 KB. */
    public TdeTestKit withObjects(ObjectStore store, DataSize above) {
        objects = store;
        offloadAbove = above;
        return this;
    }

    /** Who collects spans and figures; nobody by default. */
    public TdeTestKit watchedBy(Telemetry watcher) {
        telemetry = watcher;
        return this;
    }

    /** The same data folder makes attempts count from kit to kit; by default each run has its own. */
    public TdeTestKit withData(Path folder) {
        data = folder;
        return this;
    }

    /** Runs the task once and returns what came of it. Never throws what the adapter throws. */
    public TdeTestRun run() {
        try {
            return data == null ? runInAFolderOfItsOwn() : runIn(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TdeTestRun runInAFolderOfItsOwn() throws IOException {
        Path folder = Files.createTempDirectory("tde-testkit");
        try {
            return runIn(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private TdeTestRun runIn(Path folder) throws IOException {
        MemorySpool spool = new MemorySpool();
        SingleRun run = new SingleRun(
                adapter, options(folder), services(folder), key -> TestProcess.xml(PROCESS, processProperties), spool);
        TaskOutcome outcome = run.execute(job(), attempt);
        return new TdeTestRun(outcome, List.copyOf(spool.events()));
    }

    private WorkerOptions options(Path folder) {
        return new WorkerOptions(
                "test-worker", folder, type -> 1, 3, timeLimit, Backoff.usual(), DataSize.ofMegabytes(1));
    }

    private RunServices services(Path folder) {
        return new RunServices(
                policy,
                name -> Optional.ofNullable(secrets.get(name)),
                new SecretGrants(Map.of(adapter.jobType(), secrets.keySet())),
                cache,
                new ObjectExchange(
                        objects == null
                                ? new FileObjectStore(folder.resolve("objects"), DataSize.ofMegabytes(100))
                                : objects,
                        offloadAbove,
                        DataSize.ofMegabytes(10)),
                ledger,
                telemetry);
    }

    private Job job() {
        return new Job(
                jobKey,
                adapter.jobType(),
                retries,
                Instant.now().plus(adapter.lease()),
                instance,
                PROCESS,
                2251799813685100L,
                "serviceTask_Test",
                jobKey + 1,
                headers,
                JsonMapper.shared().writeValueAsString(variables));
    }
}
