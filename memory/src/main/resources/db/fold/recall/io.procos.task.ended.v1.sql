insert into vector_event (id, kind, process_instance_key, bpmn_process_id, element_id, run_id, at, text)
select seq * 4, 'error', d."processInstanceKey", r.bpmn_process_id, r.element_id, d."runId", heard.at,
    left(concat_ws(': ', d.code, d.reason), 8000)
from heard, jsonb_to_record(data) as d("runId" text, "processInstanceKey" bigint, outcome text, code text, reason text)
    left join task_run r on r.run_id = d."runId"
where type = 'io.procos.task.ended.v1' and d.outcome <> 'completed' and coalesce(d.code, d.reason) is not null
on conflict do nothing
