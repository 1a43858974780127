insert into task_run (run_id, job_key, process_instance_key, verdict, verdict_reason, policy_version)
select distinct on (d."runId")
    d."runId", d."jobKey", d."processInstanceKey", d.verdict, d.reason, d."policyVersion"
from heard, jsonb_to_record(data) as d(
    "runId" text, "jobKey" bigint, "processInstanceKey" bigint, verdict text, reason text, "policyVersion" text)
where type = 'io.procos.task.policy-decided.v1'
order by d."runId", at desc, seq desc
on conflict (run_id) do update
set verdict = excluded.verdict,
    verdict_reason = excluded.verdict_reason,
    policy_version = excluded.policy_version
