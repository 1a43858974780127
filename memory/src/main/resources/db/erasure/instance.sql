delete from event_unread using audit, going
where audit.seq = event_unread.seq and audit.process_instance_key = going.process_instance_key;
delete from event using going where event.process_instance_key = going.process_instance_key;
delete from vector_event using going where vector_event.process_instance_key = going.process_instance_key;
delete from task_note using going where task_note.process_instance_key = going.process_instance_key;
delete from attachment using going where attachment.process_instance_key = going.process_instance_key;
update variable set json = null from going
where variable.process_instance_key = going.process_instance_key and json is not null;
update model_call set prompt = null, result = null from going
where model_call.process_instance_key = going.process_instance_key and coalesce(prompt, result) is not null;
update tool_call set arguments = null, result = null from going
where tool_call.process_instance_key = going.process_instance_key and coalesce(arguments, result) is not null;
update task_run set reason = null, verdict_reason = null, effect_key = null from going
where task_run.process_instance_key = going.process_instance_key
    and coalesce(reason, verdict_reason, effect_key) is not null;
update job set error = null from going
where job.process_instance_key = going.process_instance_key and error is not null;
update incident set message = null from going
where incident.process_instance_key = going.process_instance_key and message is not null;
update user_task set assignee = null, custom_headers = '{}' from going
where user_task.process_instance_key = going.process_instance_key;
update process_instance set business_key = null, tags = '{}' from going
where process_instance.process_instance_key = going.process_instance_key
