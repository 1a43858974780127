package io.procos.engine.gateway.jobs;

import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;

/** A job that the engine has activated for a worker; the record is a private copy. */
public record TakenJob(long key, JobRecord content) {}
