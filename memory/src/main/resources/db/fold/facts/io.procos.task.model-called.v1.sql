insert into model_call
    (call_id, run_id, process_instance_key, at, operation, provider, model, input_tokens, cached_tokens, output_tokens,
     reasoning_tokens, micro_cents, duration_nanos, outcome, prompt, result)
select
    d."callId", d."runId", d."processInstanceKey", at, d.operation, d.provider, d.model, d."inputTokens",
    d."cachedTokens", d."outputTokens", d."reasoningTokens", d."microCents", d."durationNanos", d.outcome, d.prompt,
    d.result
from heard, jsonb_to_record(data) as d(
    "callId" text, "runId" text, "processInstanceKey" bigint, operation text, provider text, model text,
    "inputTokens" bigint, "cachedTokens" bigint, "outputTokens" bigint, "reasoningTokens" bigint, "microCents" bigint,
    "durationNanos" bigint, outcome text, prompt text, result text)
where type = 'io.procos.task.model-called.v1'
on conflict do nothing
