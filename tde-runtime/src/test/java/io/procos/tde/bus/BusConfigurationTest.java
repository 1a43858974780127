package io.procos.tde.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.spool.SpoolConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BusConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void sendsNothingToKafkaUnlessItIsNamed() {
        app().run(app -> assertThat(app).doesNotHaveBean(KafkaSink.class));
        app().withPropertyValues("procos.bus.kafka.bootstrap-servers=")
                .run(app -> assertThat(app).doesNotHaveBean(KafkaSink.class));
    }

    @Test
    void startsAlthoughKafkaIsAway() {
        app().withPropertyValues("procos.bus.kafka.bootstrap-servers=no.such.host.invalid:9092")
                .run(app -> assertThat(app).hasNotFailed().hasSingleBean(KafkaSink.class));
    }

    @Test
    void passesSettingsOfKafkaThroughButNotItsGuarantees() {
        app().withPropertyValues(
                        "procos.bus.kafka.bootstrap-servers=127.0.0.1:1",
                        "procos.bus.kafka.properties[security.protocol]=SASL_SSL",
                        "procos.bus.kafka.properties.[acks]=0")
                .run(app -> assertThat(app.getBean(BusSettings.class).producer())
                        .containsEntry("security.protocol", "SASL_SSL")
                        .containsEntry("acks", "all")
                        .containsEntry("enable.idempotence", true));
    }

    @Test
    void namesTheSettingThatIsWrong() {
        app().withPropertyValues(
                        "procos.bus.kafka.bootstrap-servers=127.0.0.1:1", "procos.bus.kafka.delivery-timeout=5ms")
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .hasMessage("procos.bus.kafka.delivery-timeout must be at least 1s"));
    }

    private ApplicationContextRunner app() {
        return new ApplicationContextRunner()
                .withUserConfiguration(SpoolConfiguration.class, BusConfiguration.class)
                .withPropertyValues("procos.spool.folder=" + folder);
    }
}
