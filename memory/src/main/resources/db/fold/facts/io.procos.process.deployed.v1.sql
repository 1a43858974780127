insert into process_definition
    (process_definition_key, bpmn_process_id, version, version_tag, resource_name, deployed_at)
select distinct on (d."processDefinitionKey")
    d."processDefinitionKey", d."bpmnProcessId", d.version, d."versionTag", d."resourceName", at
from heard, jsonb_to_record(data) as d(
    "processDefinitionKey" bigint, "bpmnProcessId" text, version int, "versionTag" text, "resourceName" text)
where type = 'io.procos.process.deployed.v1'
order by d."processDefinitionKey", at
on conflict (process_definition_key) do nothing
