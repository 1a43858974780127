with models as (
        update model_call set prompt = null, result = null
        where call_id in (
            select call_id from model_call where at < :before and coalesce(prompt, result) is not null limit 5000)
        returning 1),
    tools as (
        update tool_call set arguments = null, result = null
        where call_id in (
            select call_id from tool_call where at < :before and coalesce(arguments, result) is not null limit 5000)
        returning 1)
select (select count(*) from models) + (select count(*) from tools)
