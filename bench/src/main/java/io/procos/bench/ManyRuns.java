package io.procos.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A memory that has seen much: ten runs in each of many instances, and some large instances to tell of. */
record ManyRuns(JdbcClient jdbc) {
    static final long TOLD_FROM = 4_000_000_000L;

    void store(int runs, int told, int elements) {
        instances(1, runs / 10);
        elements(1, runs / 10, 10);
        runs(1, runs / 10, 10);
        instances(TOLD_FROM, told);
        elements(TOLD_FROM, told, elements);
        runs(TOLD_FROM, told, elements / 2);
        details(told, elements / 2);
        jdbc.sql("analyze").update();
    }

    private void instances(long from, int count) {
        jdbc.sql("""
                        insert into process_instance (process_instance_key, process_definition_key, bpmn_process_id,
                            version, root_process_instance_key, state, started_at, ended_at)
                        select ? + n, 7, 'process-' || n % 50, 1, ? + n, 'completed',
                            timestamptz '2026-01-01' + n * interval '1 second',
                            timestamptz '2026-01-01' + (n + 5) * interval '1 second'
                        from generate_series(0, ? - 1) n""").params(from, from, count).update();
    }

    private void elements(long from, int instances, int each) {
        jdbc.sql("""
                        insert into element_run (element_instance_key, process_instance_key, flow_scope_key, element_id,
                            element_type, state, entered_at, left_at)
                        select (? + n) * 1000 + e, ? + n, ? + n, 'serviceTask_' || e, 'SERVICE_TASK', 'completed',
                            timestamptz '2026-01-01' + n * interval '1 second' + e * interval '1 millisecond',
                            timestamptz '2026-01-01' + (n + 1) * interval '1 second'
                        from generate_series(0, ? - 1) n, generate_series(1, ?) e""").params(from, from, from, instances, each).update();
    }

    private void runs(long from, int instances, int each) {
        jdbc.sql("""
                        insert into task_run (run_id, job_key, process_instance_key, bpmn_process_id, element_id,
                            element_instance_key, job_type, worker, attempt, retries_left, mode, verdict, outcome,
                            started_at, ended_at, duration_nanos)
                        select 'run-' || (? + n) || '-' || e, (? + n) * 1000 + e, ? + n, 'process-' || n % 50,
                            'serviceTask_' || e, (? + n) * 1000 + e, 'procos.http.request.v1', 'worker-0', 1, 3,
                            'deterministic', 'allow', 'completed',
                            timestamptz '2026-01-01' + n * interval '1 second' + e * interval '1 millisecond',
                            timestamptz '2026-01-01' + (n + 1) * interval '1 second', 1000000
                        from generate_series(0, ? - 1) n, generate_series(1, ?) e""").params(from, from, from, from, instances, each).update();
    }

    /** A note for each run, a model call for each tenth, fifty variables. */
    private void details(int told, int runs) {
        jdbc.sql("""
                        insert into task_note (seq, run_id, process_instance_key, at, note, details)
                        select n * 1000 + e, 'run-' || (? + n) || '-' || e, ? + n, now(), 'answered', '{"status": 200}'
                        from generate_series(0, ? - 1) n, generate_series(1, ?) e""").params(TOLD_FROM, TOLD_FROM, told, runs).update();
        jdbc.sql("""
                        insert into model_call (call_id, run_id, process_instance_key, at, operation, provider, model,
                            input_tokens, cached_tokens, output_tokens, reasoning_tokens, micro_cents, duration_nanos,
                            outcome)
                        select n || '-' || e, 'run-' || (? + n) || '-' || e, ? + n, now(), 'chat', 'p', 'm', 100, 0, 20, 0,
                            5000, 1000000, 'answered'
                        from generate_series(0, ? - 1) n, generate_series(1, ?, 10) e""").params(TOLD_FROM, TOLD_FROM, told, runs).update();
        jdbc.sql("""
                        insert into variable (scope_key, name, process_instance_key, json, truncated, changed_at)
                        select ? + n, 'variable' || v, ? + n, '"value ' || v || '"', false, now()
                        from generate_series(0, ? - 1) n, generate_series(1, 50) v""").params(TOLD_FROM, TOLD_FROM, told).update();
    }
}
