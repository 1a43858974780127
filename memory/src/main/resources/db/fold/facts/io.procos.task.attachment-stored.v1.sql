insert into attachment (run_id, object, process_instance_key, bytes, media_type, name, stored_at)
select d."runId", d.object, d."processInstanceKey", d.bytes, d."mediaType", d.name, at
from heard, jsonb_to_record(data) as d(
    "runId" text, object text, "processInstanceKey" bigint, bytes bigint, "mediaType" text, name text)
where type = 'io.procos.task.attachment-stored.v1'
on conflict do nothing
