-- Other facts of the run may have been heard before.
insert into task_run
    (run_id, job_key, process_instance_key, bpmn_process_id, element_id, element_instance_key, job_type, worker, attempt,
     retries_left, mode, started_at)
select distinct on (d."runId")
    d."runId", d."jobKey", d."processInstanceKey", d."bpmnProcessId", d."elementId", d."elementInstanceKey", d."jobType",
    d.worker, d.attempt, d."retriesLeft", d.mode, at
from heard, jsonb_to_record(data) as d(
    "runId" text, "jobKey" bigint, "processInstanceKey" bigint, "bpmnProcessId" text, "elementId" text,
    "elementInstanceKey" bigint, "jobType" text, worker text, attempt int, "retriesLeft" int, mode text)
where type = 'io.procos.task.started.v1'
order by d."runId", at
on conflict (run_id) do update
set bpmn_process_id = excluded.bpmn_process_id,
    element_id = excluded.element_id,
    element_instance_key = excluded.element_instance_key,
    job_type = excluded.job_type,
    worker = excluded.worker,
    attempt = excluded.attempt,
    retries_left = excluded.retries_left,
    mode = excluded.mode,
    started_at = excluded.started_at;

update vector_event
set bpmn_process_id = d."bpmnProcessId",
    element_id = d."elementId"
from heard, jsonb_to_record(data) as d("runId" text, "bpmnProcessId" text, "elementId" text)
where heard.type = 'io.procos.task.started.v1'
    and vector_event.process_instance_key = heard.process_instance_key
    and vector_event.run_id = d."runId"
    and vector_event.element_id is null
