-- Whoever has ended waits for nothing: its incidents are over.
insert into process_instance (process_instance_key, bpmn_process_id, state, ended_at)
select distinct on (d."processInstanceKey") d."processInstanceKey", d."bpmnProcessId", d.state, at
from heard, jsonb_to_record(data) as d("processInstanceKey" bigint, "bpmnProcessId" text, state text)
where type = 'io.procos.instance.ended.v1'
order by d."processInstanceKey", at
on conflict (process_instance_key) do update
set bpmn_process_id = coalesce(process_instance.bpmn_process_id, excluded.bpmn_process_id),
    state = excluded.state,
    ended_at = excluded.ended_at,
    open_incidents = 0;

update incident
set resolved_at = heard.at
from heard
where heard.type = 'io.procos.instance.ended.v1'
    and incident.process_instance_key = heard.process_instance_key
    and incident.resolved_at is null
