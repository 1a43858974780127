-- A sign of life; the next one says it again, so none is kept as an event.
insert into worker (worker, job_type, version, first_seen_at, last_seen_at)
select d.worker, s."jobType", max(d.version), min(at), max(at)
from heard, jsonb_to_record(data) as d(worker text, version text, serves jsonb),
    jsonb_to_recordset(d.serves) as s("jobType" text)
where type = 'io.procos.worker.seen.v1'
group by 1, 2
on conflict (worker, job_type) do update
set version = excluded.version,
    first_seen_at = least(worker.first_seen_at, excluded.first_seen_at),
    last_seen_at = greatest(worker.last_seen_at, excluded.last_seen_at)
