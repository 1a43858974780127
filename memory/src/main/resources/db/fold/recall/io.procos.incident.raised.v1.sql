insert into vector_event (id, kind, process_instance_key, bpmn_process_id, element_id, at, text)
select seq * 4, 'error', d."processInstanceKey", d."bpmnProcessId", d."elementId", at,
    left(concat_ws(': ', d."errorType", d.message), 8000)
from heard, jsonb_to_record(data) as d(
    "processInstanceKey" bigint, "bpmnProcessId" text, "elementId" text, "errorType" text, message text)
where type = 'io.procos.incident.raised.v1'
on conflict do nothing
