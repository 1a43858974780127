insert into element_run (element_instance_key, process_instance_key, element_id, element_type, state, left_at)
select distinct on (d."elementInstanceKey")
    d."elementInstanceKey", d."processInstanceKey", d."elementId", d."elementType", d.state, at
from heard, jsonb_to_record(data) as d(
    "processInstanceKey" bigint, "elementInstanceKey" bigint, "elementId" text, "elementType" text, state text)
where type = 'io.procos.element.left.v1'
order by d."elementInstanceKey", at
on conflict (element_instance_key) do update
set state = excluded.state,
    left_at = excluded.left_at
