-- An effect that is done, replayed, released or unknown is never again only intended, in whatever order it is heard.
insert into task_run (run_id, job_key, process_instance_key, effect_key, effect_state)
select distinct on (d."runId")
    d."runId", d."jobKey", d."processInstanceKey", d."effectKey", d.state
from heard, jsonb_to_record(data) as d(
    "runId" text, "jobKey" bigint, "processInstanceKey" bigint, "effectKey" text, state text)
where type = 'io.procos.task.effect-changed.v1'
order by d."runId", d.state = 'intended', at desc, seq desc
on conflict (run_id) do update
set effect_key = excluded.effect_key,
    effect_state = excluded.effect_state
where task_run.effect_state is null or excluded.effect_state <> 'intended'
