with old as (select seq from event where at < :before limit 5000),
    gone as (delete from event using old where event.seq = old.seq returning 1)
select count(*) from gone
