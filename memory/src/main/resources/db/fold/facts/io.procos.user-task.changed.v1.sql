insert into user_task
    (user_task_key, process_instance_key, element_instance_key, element_id, bpmn_process_id, state, assignee,
     candidate_groups, form_key, custom_headers, created_at, changed_at)
select distinct on (d."userTaskKey")
    d."userTaskKey", d."processInstanceKey", d."elementInstanceKey", d."elementId", d."bpmnProcessId", d.state,
    nullif(d.assignee, ''), coalesce(d."candidateGroups", '{}'), d."formKey", coalesce(d."customHeaders", '{}'),
    min(at) filter (where d.state = 'created') over (partition by d."userTaskKey"), at
from heard, jsonb_to_record(data) as d(
    "userTaskKey" bigint, "processInstanceKey" bigint, "elementInstanceKey" bigint, "elementId" text,
    "bpmnProcessId" text, state text, assignee text, "candidateGroups" text[], "formKey" text, "customHeaders" jsonb)
where type = 'io.procos.user-task.changed.v1'
order by d."userTaskKey", at desc, seq desc
on conflict (user_task_key) do update
set (state, assignee, candidate_groups, form_key, custom_headers, changed_at) =
        (select later.* from (values
            (excluded.state, excluded.assignee, excluded.candidate_groups, excluded.form_key, excluded.custom_headers,
             excluded.changed_at),
            (user_task.state, user_task.assignee, user_task.candidate_groups, user_task.form_key,
             user_task.custom_headers, user_task.changed_at)) as later
        order by later.column6 desc limit 1),
    created_at = coalesce(user_task.created_at, excluded.created_at);

insert into app_user (name, first_seen_at, last_seen_at)
select d.assignee, min(at), max(at)
from heard, jsonb_to_record(data) as d(assignee text)
where type = 'io.procos.user-task.changed.v1' and d.assignee <> ''
group by 1
on conflict (name) do update
set first_seen_at = least(app_user.first_seen_at, excluded.first_seen_at),
    last_seen_at = greatest(app_user.last_seen_at, excluded.last_seen_at)
