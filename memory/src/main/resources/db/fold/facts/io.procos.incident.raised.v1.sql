-- Its resolution, or the end of its instance, may have been heard before.
insert into incident
    (incident_key, process_instance_key, root_process_instance_key, bpmn_process_id, element_instance_key, element_id,
     job_key, error_type, message, raised_at, resolved_at)
select distinct on (d."incidentKey")
    d."incidentKey", d."processInstanceKey", d."rootProcessInstanceKey", d."bpmnProcessId", d."elementInstanceKey",
    d."elementId", d."jobKey", d."errorType", d.message, at,
    (select ended_at from process_instance where process_instance_key = d."processInstanceKey")
from heard, jsonb_to_record(data) as d(
    "incidentKey" bigint, "processInstanceKey" bigint, "rootProcessInstanceKey" bigint, "bpmnProcessId" text,
    "elementInstanceKey" bigint, "elementId" text, "jobKey" bigint, "errorType" text, message text)
where type = 'io.procos.incident.raised.v1'
order by d."incidentKey", at
on conflict (incident_key) do update
set root_process_instance_key = excluded.root_process_instance_key,
    bpmn_process_id = excluded.bpmn_process_id,
    element_instance_key = excluded.element_instance_key,
    element_id = excluded.element_id,
    job_key = excluded.job_key,
    error_type = excluded.error_type,
    message = excluded.message,
    raised_at = excluded.raised_at;

insert into process_instance (process_instance_key)
select distinct process_instance_key from heard where type = 'io.procos.incident.raised.v1' and process_instance_key is not null
on conflict do nothing;

update process_instance
set open_incidents = counted.open
from (
    select process_instance_key, count(*) filter (where raised_at is not null and resolved_at is null) as open
    from incident
    where process_instance_key in (select process_instance_key from heard where type = 'io.procos.incident.raised.v1')
    group by 1) as counted
where process_instance.process_instance_key = counted.process_instance_key
    and process_instance.open_incidents <> counted.open
