-- The last value wins, and of two at the same moment the one that was heard later.
insert into variable (scope_key, name, process_instance_key, json, truncated, changed_at)
select distinct on (d."scopeKey", d.name)
    d."scopeKey", d.name, d."processInstanceKey", d.json, d.truncated, at
from heard, jsonb_to_record(data) as d(
    "processInstanceKey" bigint, "scopeKey" bigint, name text, json text, truncated boolean)
where type = 'io.procos.variable.changed.v1'
order by d."scopeKey", d.name, at desc, seq desc
on conflict (scope_key, name) do update
set json = excluded.json,
    truncated = excluded.truncated,
    changed_at = excluded.changed_at
where excluded.changed_at >= variable.changed_at;

-- A variable of the instance itself names its business key, unless a tag does.
insert into process_instance (process_instance_key, business_key)
select distinct on (d."processInstanceKey")
    d."processInstanceKey", left(case when d.json like '"%"' then d.json::jsonb #>> '{}' else d.json end, 256)
from heard, jsonb_to_record(data) as d(
    "processInstanceKey" bigint, "scopeKey" bigint, name text, json text, truncated boolean)
where type = 'io.procos.variable.changed.v1'
    and d.name = 'businessKey' and d."scopeKey" = d."processInstanceKey" and not d.truncated
    and d.json not in ('null', '""') and d.json not like '%\\u0000%'
order by d."processInstanceKey", at desc, seq desc
on conflict (process_instance_key) do update
set business_key = excluded.business_key
where not exists (select 1 from unnest(process_instance.tags) as tag where tag like 'businessKey:_%')
