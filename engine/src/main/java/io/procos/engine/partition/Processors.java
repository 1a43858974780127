package io.procos.engine.partition;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.scheduler.ActorSchedulingService;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.camunda.zeebe.stream.api.StreamClock.ControllableStreamClock;
import io.camunda.zeebe.stream.api.records.TypedRecord;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.stream.impl.StreamProcessorBuilder;
import io.camunda.zeebe.stream.impl.StreamProcessorListener;
import io.camunda.zeebe.util.FeatureFlags;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * Prepares the stream processor that runs Zeebe's engine on a partition.
 *
 * @param scheduler runs the engine's actors
 * @param jobs where activated jobs are pushed to
 * @param meters where the engine counts
 */
record Processors(ActorSchedulingService scheduler, JobStreamer jobs, MeterRegistry meters) {

    StreamProcessorBuilder builder(
            int partitionCount,
            LogStream log,
            ZeebeDb<ZbColumnFamilies> state,
            CommandResponseWriter replies,
            InterPartitionCommandSender links,
            ControllableStreamClock clock) {
        return StreamProcessor.builder()
                .logStream(log)
                .zeebeDb(state)
                .commandResponseWriter(replies)
                .partitionCommandSender(links)
                .recordProcessors(List.of(engine(partitionCount, links)))
                .actorSchedulingService(scheduler)
                .clock(clock)
                .listener(new FlowControlRelease(log))
                .meterRegistry(meters);
    }

    private Engine engine(int partitionCount, InterPartitionCommandSender links) {
        SecurityConfiguration security = new SecurityConfiguration();
        security.getAuthorizations().setEnabled(false);
        return new Engine(
                context -> EngineProcessors.createEngineProcessors(
                        context,
                        partitionCount,
                        new SubscriptionCommandSender(context.getPartitionId(), links),
                        links,
                        FeatureFlags.createDefault(),
                        jobs,
                        SearchClientsProxy.noop(),
                        new BrokerRequestAuthorizationConverter(security)),
                new EngineConfiguration(),
                security);
    }

    /** A processed command frees its place; without this the request limit fills up and never empties. */
    private record FlowControlRelease(LogStream log) implements StreamProcessorListener {
        @Override
        public void onProcessed(TypedRecord<?> command) {
            log.getFlowControl().onProcessed(command.getPosition());
        }

        @Override
        public void onSkipped(LoggedEvent command) {
            log.getFlowControl().onProcessed(command.getPosition());
        }
    }
}
