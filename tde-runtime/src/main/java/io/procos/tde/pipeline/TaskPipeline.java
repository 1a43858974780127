package io.procos.tde.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.Usage;
import io.procos.tde.attempts.AttemptLimit;
import io.procos.tde.binding.InputCheck;
import io.procos.tde.binding.OutputCheck;
import io.procos.tde.binding.OutputVariables;
import io.procos.tde.cache.ResultReuse;
import io.procos.tde.effect.EffectOnce;
import io.procos.tde.lease.LeaseHeartbeat;
import io.procos.tde.objects.Fetch;
import io.procos.tde.objects.Offload;
import io.procos.tde.policy.PolicyGate;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskInterceptor.Next;
import io.procos.tde.run.TaskRun;
import io.procos.tde.secrets.SecretResolution;
import io.procos.tde.telemetry.AdapterSpan;
import io.procos.tde.telemetry.LogContext;
import io.procos.tde.telemetry.RunSpans;
import io.procos.tde.trace.TraceEvents;
import java.util.List;

/** Everything that happens to a task, in the order in which it happens. Thread-safe. */
public final class TaskPipeline {
    private final FailureMapping failures;
    private final Next first;

    /** The pipeline of every job. To read this list is to know what ProcOS does to a task. */
    public static TaskPipeline of(PipelineParts parts) {
        RunServices services = parts.services();
        Tracer tracer = services.telemetry().tracer();
        MeterRegistry meters = services.telemetry().meters();
        return new TaskPipeline(
                parts.backoff(),
                List.of(
                        new RunSpans(tracer),
                        new LogContext(),
                        new TraceEvents(parts.events()),
                        new LeaseHeartbeat(parts.leases()),
                        new AttemptLimit(parts.attempts(), parts.maxAttempts()),
                        new PolicyGate(services.policy(), parts.declarations(), parts.events(), meters),
                        // approval
                        // budget
                        new SecretResolution(services.secrets(), services.grants()),
                        new Fetch(services.objects()),
                        new InputCheck(),
                        new ResultReuse(services.cache(), meters),
                        new EffectOnce(
                                services.ledger(),
                                parts.events(),
                                services.objects().store()),
                        new AdapterCall(new AdapterSpan(tracer)),
                        new OutputCheck(),
                        new Offload(services.objects()),
                        new OutputVariables(parts.maxOutput())));
    }

    private TaskPipeline(Backoff backoff, List<TaskInterceptor> steps) {
        failures = new FailureMapping(backoff);
        Next next = run -> new Completed(run.outputs(), Usage.NONE);
        for (TaskInterceptor step : steps.reversed()) {
            next = guarded(step, next);
        }
        first = next;
    }

    /** Runs the task. Never throws: every failure is an outcome. Does not report it. */
    public TaskOutcome execute(TaskRun run) {
        return first.proceed(run);
    }

    private Next guarded(TaskInterceptor step, Next next) {
        return run -> {
            try {
                return step.around(run, next);
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                return failures.outcomeOf(run, e);
            }
        };
    }
}
