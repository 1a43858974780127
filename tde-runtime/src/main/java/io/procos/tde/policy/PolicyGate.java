package io.procos.tde.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.procos.api.ErrorCode;
import io.procos.api.TaskError;
import io.procos.api.TaskError.Rejection;
import io.procos.api.TaskOutcome;
import io.procos.tde.policy.PolicyVerdict.Verdict;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import io.procos.tde.telemetry.CountedBy;
import io.procos.tde.trace.TaskEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lets a task run only if its process declares it and the policy allows it. The process's {@code procos.allowedTasks}
 * narrows what the policy allows and never widens it.
 */
public final class PolicyGate implements TaskInterceptor {
    private final Policy policy;
    private final ProcessDeclarations declarations;
    private final TaskEvents events;
    private final CountedBy<Verdict> decisions;

    public PolicyGate(Policy policy, ProcessDeclarations declarations, TaskEvents events, MeterRegistry meters) {
        this.policy = policy;
        this.declarations = declarations;
        this.events = events;
        this.decisions = new CountedBy<>(verdict -> Counter.builder("procos.policy.decisions")
                .description("Decisions of the policy on tasks")
                .tag("verdict", verdict.text())
                .register(meters));
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        PolicyTable table = policy.table();
        ProcessDeclaration declared = declarations.of(run);
        PolicyVerdict verdict = decide(run, table, declared);
        events.decided(run, verdict.verdict().text(), verdict.reason(), table.version());
        decisions.count(verdict.verdict());
        Span.current().setAttribute("procos.policy.verdict", verdict.verdict().text());
        if (verdict.time() != null) {
            run.limit(verdict.time());
        }
        run.sandbox(verdict.sandbox());
        return switch (verdict.verdict()) {
            case ALLOW -> next.proceed(run);
            case APPROVE ->
                throw denied(
                        run,
                        "needs approval (" + verdict.reason() + "): put a user task before it, or"
                                + " have the policy allow it");
            case DENY -> throw denied(run, "is denied: " + verdict.reason());
        };
    }

    private static PolicyVerdict decide(TaskRun run, PolicyTable table, ProcessDeclaration declared)
            throws TaskError.Permanent {
        PolicyQuestion question = question(run, declared);
        try {
            PolicyVerdict verdict = table.decide(question);
            return question.allowed() || verdict.verdict() == Verdict.DENY
                    ? verdict
                    : PolicyVerdict.deny(
                            "process " + question.processId() + " does not declare it in procos.allowedTasks");
        } catch (BrokenPolicy e) {
            throw new TaskError.Permanent(String.valueOf(e.getMessage()), e);
        }
    }

    private static PolicyQuestion question(TaskRun run, ProcessDeclaration declared) {
        Job job = run.job();
        String dataClass = job.headers().get("procos.dataClass");
        String roles = job.headers().get("procos.roles");
        return new PolicyQuestion(
                job.bpmnProcessId(),
                declared.allows(job.type()),
                job.type(),
                run.mode(),
                argument(run),
                dataClass == null ? declared.dataClass() : dataClass,
                roles == null ? declared.roles() : List.copyOf(ProcessDeclaration.words(roles)));
    }

    private static @Nullable String argument(TaskRun run) {
        String name = run.adapter().policyArgument();
        JsonNode value = name.isEmpty() ? null : run.input().get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static Rejection denied(TaskRun run, String what) {
        return new Rejection(
                ErrorCode.POLICY_DENIED,
                "task " + run.job().type() + " of element " + run.job().elementId() + " " + what);
    }
}
