-- Its end, its incidents or its variables may have been heard before. A tag names the business key more firmly than a
-- variable does.
insert into process_instance
    (process_instance_key, process_definition_key, bpmn_process_id, version, parent_process_instance_key,
     root_process_instance_key, business_key, tags, started_at)
select distinct on (d."processInstanceKey")
    d."processInstanceKey", d."processDefinitionKey", d."bpmnProcessId", d.version, d."parentProcessInstanceKey",
    case when d."parentProcessInstanceKey" is null then d."processInstanceKey" else d."rootProcessInstanceKey" end,
    (select substr(tag, 13) from unnest(d.tags) as tag where tag like 'businessKey:_%' limit 1),
    coalesce(d.tags, '{}'), at
from heard, jsonb_to_record(data) as d(
    "processInstanceKey" bigint, "processDefinitionKey" bigint, "bpmnProcessId" text, version int,
    "parentProcessInstanceKey" bigint, "rootProcessInstanceKey" bigint, tags text[])
where type = 'io.procos.instance.started.v1'
order by d."processInstanceKey", at
on conflict (process_instance_key) do update
set process_definition_key = excluded.process_definition_key,
    bpmn_process_id = excluded.bpmn_process_id,
    version = excluded.version,
    parent_process_instance_key = excluded.parent_process_instance_key,
    root_process_instance_key = excluded.root_process_instance_key,
    business_key = coalesce(excluded.business_key, process_instance.business_key),
    tags = excluded.tags,
    started_at = excluded.started_at
