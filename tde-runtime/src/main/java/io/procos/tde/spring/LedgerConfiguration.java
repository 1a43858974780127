package io.procos.tde.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.procos.tde.effect.EffectLedger;
import io.procos.tde.effect.Effects;
import io.procos.tde.effect.Ledger;
import io.procos.tde.effect.LedgerOptions;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.worker.WorkerOptions;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The effect ledger: no ledger, no effect. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, EffectSettings.class})
class LedgerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    Ledger effectLedger(
            EffectSettings effects,
            DatabaseSettings database,
            WorkerOptions worker,
            ObjectProvider<MeterRegistry> registry) {
        return switch (effects.ledger()) {
            case OFF -> off();
            case DATABASE ->
                database.isMissing()
                        ? Ledger.missing()
                        : EffectLedger.open(
                                options(effects, database, worker.name()),
                                registry.getIfAvailable(CompositeMeterRegistry::new));
        };
    }

    @Bean
    LedgerHealth effectLedgerHealthIndicator(Ledger ledger) {
        return new LedgerHealth(ledger);
    }

    @Bean
    @ConditionalOnProperty("procos.database.url")
    EffectsEndpoint effectsEndpoint(EffectSettings effects, DatabaseSettings database, WorkerOptions worker) {
        return new EffectsEndpoint(Effects.in(options(effects, database, worker.name())));
    }

    private static Ledger off() {
        LOG.warn("procos.effects.ledger=off: an effect happens again when its job runs again");
        return Ledger.none();
    }

    private static LedgerOptions options(EffectSettings effects, DatabaseSettings database, String worker) {
        return new LedgerOptions(
                database.url(), database.user(), database.password(), worker, effects.inline(), effects.keep());
    }

    /** The adapters whose jobs the worker may take with this ledger; says which it leaves to others. */
    static List<AdapterDefinition> served(List<AdapterDefinition> adapters, Ledger ledger) {
        List<AdapterDefinition> left =
                adapters.stream().filter(one -> !ledger.lets(one.effect())).toList();
        if (!left.isEmpty()) {
            LOG.error(
                    "There is no effect ledger, so no jobs are taken of {}; {}",
                    left.stream().map(AdapterDefinition::jobType).sorted().collect(Collectors.joining(", ")),
                    ledger.state().details().get("trouble"));
        }
        return adapters.stream().filter(one -> ledger.lets(one.effect())).toList();
    }
}
