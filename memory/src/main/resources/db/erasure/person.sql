delete from event_unread using event, going where event.seq = event_unread.seq and event.data::text ~* going.name;
delete from event_unread using going where reason ~* going.name;
delete from event using going where data::text ~* going.name;
delete from vector_event using going where text ~* going.name;
delete from task_note using going where note ~* going.name or details::text ~* going.name;
update attachment set name = null from going where attachment.name ~* going.name;
update variable set json = null from going where json ~* going.name;
update model_call set prompt = null, result = null from going where prompt ~* going.name or result ~* going.name;
update tool_call set arguments = null, result = null from going
where arguments ~* going.name or result ~* going.name;
update task_run set reason = null, verdict_reason = null, effect_key = null from going
where concat_ws(' ', reason, verdict_reason, effect_key) ~* going.name;
update job set error = null from going where error ~* going.name;
update incident set message = null from going where message ~* going.name;
update user_task set assignee = null from going where assignee ~* going.name;
update user_task set custom_headers = '{}' from going where custom_headers::text ~* going.name;
update process_instance set business_key = null from going where business_key ~* going.name;
update process_instance set tags = '{}' from going where array_to_string(tags, ' ') ~* going.name;
delete from app_user using going where app_user.name ~* going.name
