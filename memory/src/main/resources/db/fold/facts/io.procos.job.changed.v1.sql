insert into job
    (job_key, process_instance_key, element_instance_key, element_id, job_type, state, retries, worker, error, changed_at)
select distinct on (d."jobKey")
    d."jobKey", d."processInstanceKey", d."elementInstanceKey", d."elementId", d."jobType", d.state, d.retries, d.worker,
    d.error, at
from heard, jsonb_to_record(data) as d(
    "jobKey" bigint, "processInstanceKey" bigint, "elementInstanceKey" bigint, "elementId" text, "jobType" text,
    state text, retries int, worker text, error text)
where type = 'io.procos.job.changed.v1'
order by d."jobKey", at desc, seq desc
on conflict (job_key) do update
set state = excluded.state,
    retries = excluded.retries,
    worker = excluded.worker,
    error = excluded.error,
    changed_at = excluded.changed_at
where excluded.changed_at >= job.changed_at
