insert into vector_event (id, kind, process_instance_key, bpmn_process_id, element_id, run_id, at, text)
select seq * 4, 'note', d."processInstanceKey", r.bpmn_process_id, r.element_id, d."runId", heard.at,
    left(concat_ws(' ', d.note, (select string_agg(key || ' ' || value, ' ') from jsonb_each_text(d.details))), 8000)
from heard, jsonb_to_record(data) as d("runId" text, "processInstanceKey" bigint, note text, details jsonb)
    left join task_run r on r.run_id = d."runId"
where type = 'io.procos.task.noted.v1'
on conflict do nothing
