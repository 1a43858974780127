package io.procos.tde.spring;

import ch.qos.logback.classic.LoggerContext;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.impl.NoopCredentialsProvider;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.procos.api.event.EventSink;
import io.procos.api.redaction.Redaction;
import io.procos.tde.Adapter;
import io.procos.tde.bus.BusConfiguration;
import io.procos.tde.cache.MemoryResultCache;
import io.procos.tde.cache.RedisResultCache;
import io.procos.tde.cache.ResultCache;
import io.procos.tde.effect.Ledger;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.log.LoggedSecrets;
import io.procos.tde.log.MaskingAppender;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectExchange;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.objects.S3ObjectStore;
import io.procos.tde.objects.ToldObjectStore;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.policy.Policy;
import io.procos.tde.redaction.RedactedSpool;
import io.procos.tde.redaction.RedactionConfiguration;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.secrets.EnvironmentSecrets;
import io.procos.tde.secrets.FileSecrets;
import io.procos.tde.secrets.SecretGrants;
import io.procos.tde.secrets.SecretSource;
import io.procos.tde.spool.Spool;
import io.procos.tde.spool.SpoolConfiguration;
import io.procos.tde.telemetry.GenAiSpans;
import io.procos.tde.telemetry.Telemetry;
import io.procos.tde.telemetry.TracingSwitch;
import io.procos.tde.worker.DirectCalls;
import io.procos.tde.worker.EngineInbound;
import io.procos.tde.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts a worker around every {@link Adapter} bean. An application without adapters gets nothing. */
@AutoConfiguration(before = CamundaAutoConfiguration.class)
@ConditionalOnBean(Adapter.class)
@EnableConfigurationProperties({
    TdeSettings.class,
    PolicySettings.class,
    SecretSettings.class,
    CacheSettings.class,
    TracingSettings.class,
    ObjectSettings.class,
    S3Settings.class
})
@Import(LedgerConfiguration.class)
public class TdeAutoConfiguration {

    /** Jobs run on virtual threads; the client's own timers need one platform thread. */
    @Bean
    @ConditionalOnMissingBean
    CamundaClientExecutorService camundaClientExecutorService() {
        var timers = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("procos-client").factory());
        return new CamundaClientExecutorService(timers, true, Executors.newVirtualThreadPerTaskExecutor(), true);
    }

    /** The starter gives every interceptor bean to the client. */
    @Bean
    DirectCalls directCalls(ObjectProvider<CredentialsProvider> credentials) {
        return new DirectCalls(credentials.getIfAvailable() instanceof NoopCredentialsProvider);
    }

    /** Events go to files and from there to the application's sinks, unless it brings a spool of its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Spool.class)
    @Import({SpoolConfiguration.class, BusConfiguration.class})
    static class DefaultSpool {}

    /** Another log than Logback gets its lines unmasked. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(LoggerContext.class)
    static class MaskedLog {
        MaskedLog(Redaction redaction) {
            LoggedSecrets.hide(redaction);
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
                MaskingAppender.install(log);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(RedactionConfiguration.class)
    static class DefaultRedaction {}

    @Bean
    Policy procosPolicy(PolicySettings settings) {
        return new Policy(settings.location());
    }

    @Bean
    @ConditionalOnMissingBean
    SecretSource secretSource(SecretSettings settings) {
        SecretSource source = new EnvironmentSecrets(System.getenv());
        for (Path folder : settings.folders()) {
            source = source.or(new FileSecrets(folder));
        }
        return source;
    }

    @Bean
    @ConditionalOnMissingBean
    ObjectStore objectStore(ObjectSettings settings, S3Settings s3) {
        return new ToldObjectStore(
                switch (settings.store()) {
                    case FILES -> new FileObjectStore(settings.folder(), settings.largest());
                    case S3 -> S3ObjectStore.in(s3.in(settings));
                });
    }

    @Bean
    @ConditionalOnMissingBean
    Inbound inbound(CamundaClient client) {
        return new EngineInbound(client);
    }

    @Bean
    @ConditionalOnMissingBean
    ResultCache resultCache(CacheSettings settings) {
        return switch (settings.store()) {
            case MEMORY -> new MemoryResultCache(settings.memory());
            case REDIS -> new RedisResultCache(settings.redis(), settings.patience());
        };
    }

    @Bean
    ObjectExchange objectExchange(ObjectStore store, ObjectSettings settings) {
        return new ObjectExchange(store, settings.offloadAbove(), settings.fetchBelow());
    }

    @Bean
    RunServices runServices(
            Policy policy,
            SecretSource secrets,
            SecretSettings settings,
            ResultCache cache,
            ObjectExchange objects,
            Ledger ledger,
            Telemetry telemetry) {
        return new RunServices(policy, secrets, new SecretGrants(settings.allow()), cache, objects, ledger, telemetry);
    }

    @Bean
    Telemetry telemetry(ObjectProvider<OpenTelemetry> spans, ObjectProvider<MeterRegistry> meters) {
        return new Telemetry(
                TracingSwitch.tracer(spans.getIfAvailable(OpenTelemetry::noop)),
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    GenAiSpans genAiSpans(Telemetry telemetry, TracingSettings settings) {
        return new GenAiSpans(telemetry.tracer(), settings.content());
    }

    @Bean
    WorkerOptions workerOptions(
            TdeSettings settings, @Value("${spring.application.name:procos-worker}") String application) {
        return settings.options(application);
    }

    @Bean
    WorkerLifecycle workerLifecycle(
            CamundaClient client,
            TdeSettings settings,
            WorkerOptions options,
            List<Adapter<?, ?>> adapters,
            Spool spool,
            Redaction redaction,
            RunServices services,
            Map<String, EventSink> sinks) {
        WorkerParts parts = new WorkerParts(
                client,
                LedgerConfiguration.served(
                        adapters.stream()
                                .map(adapter -> AdapterDefinition.of(adapter, AopUtils.getTargetClass(adapter)))
                                .toList(),
                        services.ledger()),
                new RedactedSpool(spool, redaction),
                services);
        return new WorkerLifecycle(
                parts, options, settings.shutdownGrace(), WorkerAnnouncements.of(settings, options.name(), sinks));
    }

    @Bean
    CacheHealth resultCacheHealthIndicator(ResultCache cache) {
        return new CacheHealth(cache);
    }

    @Bean
    @ConditionalOnMissingBean
    WorkerHealth workerHealthIndicator(WorkerLifecycle lifecycle, TdeSettings settings) {
        return new WorkerHealth(lifecycle, settings.pinnedAfter());
    }
}
