with gone as (
    update variable set json = null
    where (scope_key, name) in (
        select v.scope_key, v.name
        from variable v join process_instance p using (process_instance_key)
        where v.changed_at < :before and p.ended_at < :before and v.json is not null
        limit 5000)
    returning 1)
select count(*) from gone
