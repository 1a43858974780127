insert into vector_event (id, kind, process_instance_key, bpmn_process_id, element_id, run_id, at, text)
select seq * 4, 'prompt', d."processInstanceKey", r.bpmn_process_id, r.element_id, d."runId", heard.at,
    left(d.prompt, 8000)
from heard, jsonb_to_record(data) as d("runId" text, "processInstanceKey" bigint, prompt text)
    left join task_run r on r.run_id = d."runId"
where type = 'io.procos.task.model-called.v1' and d.prompt <> ''
on conflict do nothing;

insert into vector_event (id, kind, process_instance_key, bpmn_process_id, element_id, run_id, at, text)
select seq * 4 + 1, 'result', d."processInstanceKey", r.bpmn_process_id, r.element_id, d."runId", heard.at,
    left(d.result, 8000)
from heard, jsonb_to_record(data) as d("runId" text, "processInstanceKey" bigint, result text)
    left join task_run r on r.run_id = d."runId"
where type = 'io.procos.task.model-called.v1' and d.result <> ''
on conflict do nothing
