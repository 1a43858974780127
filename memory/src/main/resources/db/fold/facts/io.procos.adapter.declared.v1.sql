insert into adapter (job_type, description, effect, version, declared_at)
select distinct on (d."jobType") d."jobType", d.description, d.effect, d.version, at
from heard, jsonb_to_record(data) as d("jobType" text, description text, effect text, version text)
where type = 'io.procos.adapter.declared.v1'
order by d."jobType", at desc
on conflict (job_type) do update
set description = excluded.description,
    effect = excluded.effect,
    version = excluded.version,
    declared_at = excluded.declared_at
where excluded.declared_at >= adapter.declared_at
