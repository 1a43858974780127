insert into vector_event (id, kind, process_instance_key, bpmn_process_id, element_id, run_id, at, text)
select seq * 4, 'metric', d."processInstanceKey", r.bpmn_process_id, r.element_id, d."runId", heard.at,
    left(concat_ws(' ', d.metric, d.value, d.unit), 8000)
from heard, jsonb_to_record(data) as d("runId" text, "processInstanceKey" bigint, metric text, value double precision, unit text)
    left join task_run r on r.run_id = d."runId"
where type = 'io.procos.task.measured.v1'
on conflict do nothing
