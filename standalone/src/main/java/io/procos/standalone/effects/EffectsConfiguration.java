package io.procos.standalone.effects;

import io.procos.tde.effect.Effects;
import io.procos.tde.effect.LedgerOptions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The ledger's API, where there is a database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("procos.database.url")
@Import(EffectsApi.class)
public class EffectsConfiguration {

    @Bean
    Effects effects(
            @Value("${procos.database.url}") String url,
            @Value("${procos.database.user:}") String user,
            @Value("${procos.database.password:}") String password) {
        return Effects.in(LedgerOptions.of(url, user, password, "procos"));
    }
}
