insert into task_metric (seq, run_id, process_instance_key, at, metric, value, unit)
select seq, d."runId", d."processInstanceKey", at, d.metric, d.value, d.unit
from heard, jsonb_to_record(data) as d(
    "runId" text, "processInstanceKey" bigint, metric text, value double precision, unit text)
where type = 'io.procos.task.measured.v1'
on conflict do nothing
