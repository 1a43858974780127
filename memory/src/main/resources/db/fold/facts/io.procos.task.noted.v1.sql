insert into task_note (seq, run_id, process_instance_key, at, note, details)
select seq, d."runId", d."processInstanceKey", at, d.note, coalesce(d.details, '{}')
from heard, jsonb_to_record(data) as d("runId" text, "processInstanceKey" bigint, note text, details jsonb)
where type = 'io.procos.task.noted.v1'
on conflict do nothing
