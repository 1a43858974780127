-- What ProcOS remembers. Keys are Zeebe's. Facts may arrive twice and out of order, so every table that a later event
-- completes has nullable columns for what has not been heard yet.

-- The trail of everything heard, in the order of arrival, without content: it can be kept when content must go.
create table audit (
    seq bigint primary key,
    event_id text not null,
    source text not null,
    type text not null,
    process_instance_key bigint,
    at timestamptz not null,
    content_hash bytea not null,
    hash bytea not null,
    unique (source, event_id)
);
create index audit_of_instance on audit (process_instance_key, seq);

-- The content of what was heard; erased or expired rows are gone, their trace in audit stays.
create table event (
    seq bigint primary key,
    type text not null,
    process_instance_key bigint,
    at timestamptz not null,
    traceparent text,
    data jsonb not null
);
create index event_of_instance on event (process_instance_key, seq);
create index event_by_age on event using brin (at);

-- Events that this version could not read or apply. They are kept in audit and event like all others, and applied by the
-- first version that can.
create table event_unread (
    seq bigint primary key,
    reason text not null,
    heard_at timestamptz not null default now()
);

-- Where the beginning of the trail was cut off by retention: the last row that went, sealed with the trail's key.
create table audit_checkpoint (
    seq bigint primary key,
    hash bytea not null,
    sealed_at timestamptz not null,
    seal bytea not null
);

create table process_definition (
    process_definition_key bigint primary key,
    bpmn_process_id text not null,
    version int not null,
    version_tag text,
    resource_name text,
    deployed_at timestamptz
);
create index definition_by_id on process_definition (bpmn_process_id, version desc);

create table process_instance (
    process_instance_key bigint primary key,
    process_definition_key bigint,
    bpmn_process_id text,
    version int,
    parent_process_instance_key bigint,
    root_process_instance_key bigint,
    -- what the business calls it: the tag businessKey:…, or the variable businessKey
    business_key text,
    -- the trace that the instance belongs to, 32 hex digits
    trace_id text,
    tags text[] not null default '{}',
    state text not null default 'active',
    started_at timestamptz,
    ended_at timestamptz,
    open_incidents int not null default 0
);
-- Newest first is by time: a key says which partition it is from before it says when.
create index instance_by_definition on process_instance (bpmn_process_id, started_at desc, process_instance_key desc);
create index instance_by_state on process_instance (state, started_at desc, process_instance_key desc);
create index instance_by_business_key on process_instance (business_key) where business_key is not null;
create index instance_by_parent on process_instance (parent_process_instance_key) where parent_process_instance_key is not null;
create index instance_by_root on process_instance (root_process_instance_key);
create index instance_by_end on process_instance (ended_at) where ended_at is not null;
create index instance_by_start on process_instance (started_at desc, process_instance_key desc);

create table element_run (
    element_instance_key bigint primary key,
    process_instance_key bigint not null,
    flow_scope_key bigint,
    element_id text not null,
    element_type text not null,
    state text not null default 'active',
    entered_at timestamptz,
    left_at timestamptz
);
create index element_of_instance on element_run (process_instance_key, element_instance_key);

create table flow_taken (
    process_instance_key bigint not null,
    flow_id text not null,
    times int not null,
    primary key (process_instance_key, flow_id)
);

create table task_run (
    run_id text primary key,
    job_key bigint not null,
    process_instance_key bigint not null,
    bpmn_process_id text,
    element_id text,
    element_instance_key bigint,
    job_type text,
    worker text,
    attempt int,
    retries_left int,
    mode text,
    verdict text,
    verdict_reason text,
    policy_version text,
    -- the effect's key and last state, where the task has one
    effect_key text,
    effect_state text,
    -- completed, rejected, retryable, broken or abandoned; null while it runs
    outcome text,
    code text,
    reason text,
    started_at timestamptz,
    ended_at timestamptz,
    duration_nanos bigint
);
create index run_of_instance on task_run (process_instance_key, started_at);
create index run_of_definition on task_run (bpmn_process_id, started_at);
create index run_by_type on task_run (job_type, started_at desc);

create table task_note (
    seq bigint primary key,
    run_id text not null,
    process_instance_key bigint not null,
    at timestamptz not null,
    note text not null,
    details jsonb not null
);
create index note_of_instance on task_note (process_instance_key, seq);

create table task_metric (
    seq bigint primary key,
    run_id text not null,
    process_instance_key bigint not null,
    at timestamptz not null,
    metric text not null,
    value double precision not null,
    unit text
);
create index metric_of_instance on task_metric (process_instance_key, seq);

-- Calls that a task made of a model or, through a model, of a tool. The texts are content and may be erased.
create table model_call (
    call_id text primary key,
    run_id text not null,
    process_instance_key bigint not null,
    at timestamptz not null,
    operation text not null,
    provider text not null,
    model text not null,
    input_tokens bigint not null,
    cached_tokens bigint not null,
    output_tokens bigint not null,
    reasoning_tokens bigint not null,
    micro_cents bigint not null,
    duration_nanos bigint not null,
    outcome text not null,
    prompt text,
    result text
);
create index model_call_of_instance on model_call (process_instance_key, at);
create index model_call_by_age on model_call using brin (at);

create table tool_call (
    call_id text primary key,
    run_id text not null,
    process_instance_key bigint not null,
    at timestamptz not null,
    tool text not null,
    outcome text not null,
    duration_nanos bigint not null,
    arguments text,
    result text
);
create index tool_call_of_instance on tool_call (process_instance_key, at);
create index tool_call_by_age on tool_call using brin (at);

create table job (
    job_key bigint primary key,
    process_instance_key bigint not null,
    element_instance_key bigint,
    element_id text,
    job_type text,
    state text not null,
    retries int not null,
    worker text,
    error text,
    changed_at timestamptz not null
);
create index job_of_instance on job (process_instance_key);

create table incident (
    incident_key bigint primary key,
    process_instance_key bigint not null,
    root_process_instance_key bigint,
    bpmn_process_id text,
    element_instance_key bigint,
    element_id text,
    job_key bigint,
    error_type text,
    message text,
    raised_at timestamptz,
    resolved_at timestamptz
);
create index incident_of_instance on incident (process_instance_key);
create index incident_open on incident (incident_key) where resolved_at is null;

create table user_task (
    user_task_key bigint primary key,
    process_instance_key bigint not null,
    element_instance_key bigint,
    element_id text,
    bpmn_process_id text,
    state text not null,
    assignee text,
    candidate_groups text[] not null default '{}',
    form_key text,
    custom_headers jsonb not null default '{}',
    created_at timestamptz,
    changed_at timestamptz not null
);
create index user_task_of_instance on user_task (process_instance_key);
create index user_task_by_state on user_task (state, user_task_key);

-- The last value of each variable; json is null when the value is content that was erased.
create table variable (
    scope_key bigint not null,
    name text not null,
    process_instance_key bigint not null,
    json text,
    truncated boolean not null,
    changed_at timestamptz not null,
    primary key (scope_key, name)
);
create index variable_of_instance on variable (process_instance_key);
create index variable_by_age on variable using brin (changed_at);
create index variable_by_value on variable (name, md5(json));

create table adapter (
    job_type text primary key,
    description text not null,
    effect text not null,
    version text not null,
    declared_at timestamptz not null
);

create table worker (
    worker text not null,
    job_type text not null,
    version text not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (worker, job_type)
);

create table attachment (
    run_id text not null,
    object text not null,
    process_instance_key bigint not null,
    bytes bigint not null,
    media_type text not null,
    name text,
    stored_at timestamptz not null,
    primary key (run_id, object)
);
create index attachment_of_instance on attachment (process_instance_key);

create table app_user (
    name text primary key,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null
);

-- What can be recalled by its meaning. The vectors lie in the vector index under the same id; embedding_model names the
-- model that made them, null while none has.
create table vector_event (
    id bigint primary key,
    -- prompt, result, error, metric, note or process
    kind text not null,
    process_instance_key bigint,
    bpmn_process_id text,
    element_id text,
    run_id text,
    at timestamptz not null,
    text text not null,
    embedding_model text,
    words tsvector generated always as (to_tsvector('simple', text)) stored
);
create index vector_event_words on vector_event using gin (words);
create index vector_event_of_instance on vector_event (process_instance_key);
create index vector_event_waiting on vector_event (id) where embedding_model is null;

-- Rows that were deleted and whose vectors are still in the index; whoever deletes need not know the index.
create table vector_gone (
    id bigint primary key
);

create function note_vector_gone() returns trigger language plpgsql as $$
begin
    insert into vector_gone select id from gone on conflict do nothing;
    return null;
end
$$;

create trigger vector_event_gone after delete on vector_event
    referencing old table as gone for each statement execute function note_vector_gone();
