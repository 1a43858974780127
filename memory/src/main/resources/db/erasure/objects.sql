-- Objects are named by their content, so another instance may have stored the same one.
select distinct object
from attachment
where process_instance_key in (select process_instance_key from going)
    and not exists (
        select 1 from attachment other
        where other.object = attachment.object
            and other.process_instance_key not in (select process_instance_key from going))
order by 1
