insert into tool_call
    (call_id, run_id, process_instance_key, at, tool, outcome, duration_nanos, arguments, result)
select
    d."callId", d."runId", d."processInstanceKey", at, d.tool, d.outcome, d."durationNanos", d.arguments, d.result
from heard, jsonb_to_record(data) as d(
    "callId" text, "runId" text, "processInstanceKey" bigint, tool text, outcome text, "durationNanos" bigint,
    arguments text, result text)
where type = 'io.procos.task.tool-called.v1'
on conflict do nothing
