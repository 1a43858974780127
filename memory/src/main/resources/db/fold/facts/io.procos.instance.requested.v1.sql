-- The variables are told one by one; what counts is that somebody asked for the instance.
insert into process_instance (process_instance_key, bpmn_process_id)
select distinct on (d."processInstanceKey") d."processInstanceKey", d."bpmnProcessId"
from heard, jsonb_to_record(data) as d("processInstanceKey" bigint, "bpmnProcessId" text)
where type = 'io.procos.instance.requested.v1'
on conflict (process_instance_key) do update
set bpmn_process_id = coalesce(process_instance.bpmn_process_id, excluded.bpmn_process_id)
