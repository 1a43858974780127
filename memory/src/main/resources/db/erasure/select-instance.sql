insert into going (process_instance_key)
with recursive family as (
    select process_instance_key from process_instance where process_instance_key = ?::bigint
    union
    select called.process_instance_key
    from process_instance called join family on called.parent_process_instance_key = family.process_instance_key)
select process_instance_key from family
