-- An instance that has ended goes whole, a hundred at a time.
with old as (select process_instance_key from process_instance where ended_at < :before order by ended_at limit 100),
    gone_event as (delete from event using old where event.process_instance_key = old.process_instance_key),
    gone_vector_event as (delete from vector_event using old where vector_event.process_instance_key = old.process_instance_key),
    gone_task_note as (delete from task_note using old where task_note.process_instance_key = old.process_instance_key),
    gone_task_metric as (delete from task_metric using old where task_metric.process_instance_key = old.process_instance_key),
    gone_model_call as (delete from model_call using old where model_call.process_instance_key = old.process_instance_key),
    gone_tool_call as (delete from tool_call using old where tool_call.process_instance_key = old.process_instance_key),
    gone_attachment as (delete from attachment using old where attachment.process_instance_key = old.process_instance_key),
    gone_task_run as (delete from task_run using old where task_run.process_instance_key = old.process_instance_key),
    gone_job as (delete from job using old where job.process_instance_key = old.process_instance_key),
    gone_incident as (delete from incident using old where incident.process_instance_key = old.process_instance_key),
    gone_user_task as (delete from user_task using old where user_task.process_instance_key = old.process_instance_key),
    gone_variable as (delete from variable using old where variable.process_instance_key = old.process_instance_key),
    gone_flow_taken as (delete from flow_taken using old where flow_taken.process_instance_key = old.process_instance_key),
    gone_element_run as (delete from element_run using old where element_run.process_instance_key = old.process_instance_key),
    gone as (
        delete from process_instance using old
        where process_instance.process_instance_key = old.process_instance_key returning 1)
select count(*) from gone
