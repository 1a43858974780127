insert into flow_taken (process_instance_key, flow_id, times)
select d."processInstanceKey", d."flowId", count(*)
from heard, jsonb_to_record(data) as d("processInstanceKey" bigint, "flowId" text)
where type = 'io.procos.flow.taken.v1'
group by 1, 2
on conflict (process_instance_key, flow_id) do update
set times = flow_taken.times + excluded.times
