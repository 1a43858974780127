-- The trace that an instance belongs to, as soon as any event of it tells.
insert into process_instance (process_instance_key, trace_id)
select distinct on (process_instance_key) process_instance_key, split_part(traceparent, '-', 2)
from heard
where process_instance_key is not null and traceparent ~ '^[0-9a-f]{2}-[0-9a-f]{32}-'
order by process_instance_key, at
on conflict (process_instance_key) do update set trace_id = excluded.trace_id
where process_instance.trace_id is null
