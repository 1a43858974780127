insert into vector_event (id, kind, bpmn_process_id, at, text)
select seq * 4, 'process', d."bpmnProcessId", at,
    left(concat_ws(' ', d."bpmnProcessId", 'version', d.version, d."versionTag", d."resourceName"), 8000)
from heard, jsonb_to_record(data) as d("bpmnProcessId" text, version int, "versionTag" text, "resourceName" text)
where type = 'io.procos.process.deployed.v1'
on conflict do nothing
