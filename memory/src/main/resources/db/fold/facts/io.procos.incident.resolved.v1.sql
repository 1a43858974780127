insert into incident (incident_key, process_instance_key, resolved_at)
select distinct on (d."incidentKey") d."incidentKey", d."processInstanceKey", at
from heard, jsonb_to_record(data) as d("incidentKey" bigint, "processInstanceKey" bigint)
where type = 'io.procos.incident.resolved.v1'
order by d."incidentKey", at
on conflict (incident_key) do update set resolved_at = excluded.resolved_at;

insert into process_instance (process_instance_key)
select distinct process_instance_key from heard where type = 'io.procos.incident.resolved.v1' and process_instance_key is not null
on conflict do nothing;

update process_instance
set open_incidents = counted.open
from (
    select process_instance_key, count(*) filter (where raised_at is not null and resolved_at is null) as open
    from incident
    where process_instance_key in (select process_instance_key from heard where type = 'io.procos.incident.resolved.v1')
    group by 1) as counted
where process_instance.process_instance_key = counted.process_instance_key
    and process_instance.open_incidents <> counted.open
