insert into task_run
    (run_id, job_key, process_instance_key, outcome, code, reason, ended_at, duration_nanos)
select distinct on (d."runId")
    d."runId", d."jobKey", d."processInstanceKey", d.outcome, d.code, d.reason, at, d."durationNanos"
from heard, jsonb_to_record(data) as d(
    "runId" text, "jobKey" bigint, "processInstanceKey" bigint, outcome text, code text, reason text,
    "durationNanos" bigint)
where type = 'io.procos.task.ended.v1'
order by d."runId", at desc, seq desc
on conflict (run_id) do update
set outcome = excluded.outcome,
    code = excluded.code,
    reason = excluded.reason,
    ended_at = excluded.ended_at,
    duration_nanos = excluded.duration_nanos
