insert into element_run
    (element_instance_key, process_instance_key, flow_scope_key, element_id, element_type, entered_at)
select distinct on (d."elementInstanceKey")
    d."elementInstanceKey", d."processInstanceKey", d."flowScopeKey", d."elementId", d."elementType", at
from heard, jsonb_to_record(data) as d(
    "processInstanceKey" bigint, "elementInstanceKey" bigint, "flowScopeKey" bigint, "elementId" text,
    "elementType" text)
where type = 'io.procos.element.entered.v1'
order by d."elementInstanceKey", at
on conflict (element_instance_key) do update
set flow_scope_key = excluded.flow_scope_key,
    entered_at = excluded.entered_at
