-- Which effects were begun, and what became of them. Brought by the workers; nobody else writes here.

create table effect (
    -- business key, process, element, job type and iteration; see docs/effects.md
    effect_key text primary key,
    -- open: it did not happen. claimed: a run is at it. done: it happened. unknown: a human has to look.
    state text not null check (state in ('open', 'claimed', 'done', 'unknown')),
    -- as the adapter declares it
    kind text not null,
    -- goes up with every claim and every decision of a human: a result of an older claim is not accepted
    epoch bigint not null,
    attempt int not null,
    -- worker, its life, and its run
    owner text,
    lease_until timestamptz,
    job_type text not null,
    bpmn_process_id text not null,
    element_id text not null,
    process_instance_key bigint not null,
    job_key bigint not null,
    -- of the input, without secrets; null where the key alone says that two are the same
    input_digest text,
    -- outputs as JSON, or the reference to an object that holds them
    result text,
    result_object text,
    reason text,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
) with (fillfactor = 85);
create index effect_of_instance on effect (process_instance_key);
create index effect_by_age on effect (changed_at);
create index effect_open on effect (state, changed_at) where state in ('claimed', 'unknown');

-- Which visit of an element a job is, within its process instance: the first, the second in a loop …
create table effect_visit (
    job_key bigint primary key,
    scope text not null,
    process_instance_key bigint not null,
    ordinal int not null,
    seen_at timestamptz not null default now(),
    unique (scope, process_instance_key, ordinal)
);
create index visit_by_age on effect_visit (seen_at);
