-- What processes there are is asked for as long as there are any.
with old as (select id from vector_event where at < :before and kind <> 'process' limit 5000),
    gone as (delete from vector_event using old where vector_event.id = old.id returning 1)
select count(*) from gone
