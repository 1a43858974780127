package io.procos.tde.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** A planted secret, logged in every way there is. */
class MaskingAppenderTest {
    private static final String CANARY = "canary-7f3a9b1c";

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final LoggerContext log = new LoggerContext();
    private final Logger logger = log.getLogger("io.procos.test");

    record Key(String key) {}

    @AdapterType(value = "procos.test.log.v1", name = "Log", description = "Logs.", effect = EffectKind.READ)
    record Talkative(Logger logger) implements Adapter<Key, Key> {
        @Override
        public Key execute(Key input, TaskContext context) {
            logger.info("calling with {}", input.key());
            return input;
        }
    }

    @BeforeEach
    void logInTextAndJson() {
        log.setMDCAdapter(new LogbackMDCAdapter());
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setPattern("%msg %kvp%n%ex");
        append(text);
        append(new JsonEncoder());
        MaskingAppender.install(log);
        LoggedSecrets.hide(List.of(CANARY));
    }

    @AfterEach
    void stop() {
        log.stop();
    }

    @Test
    void hidesSecretsInMessagesAndArguments() {
        logger.info("the key is " + CANARY);
        logger.warn("the key is {}", CANARY);

        assertThat(logged()).contains("the key is ***").doesNotContain(CANARY);
    }

    @Test
    void hidesSecretsInExceptionsAndTheirCauses() {
        Exception cause = new IllegalStateException("refused " + CANARY);
        cause.addSuppressed(new IllegalStateException("closed " + CANARY));

        logger.error("failed", new IllegalArgumentException("outer", cause));

        assertThat(logged())
                .contains("refused ***", "closed ***", "MaskingAppenderTest")
                .doesNotContain(CANARY);
    }

    @Test
    void hidesSecretsInNamedValues() {
        logger.atInfo().addKeyValue("key", CANARY).log("named");

        assertThat(logged()).contains("named").doesNotContain(CANARY);
    }

    @Test
    void hidesSecretsInTheJsonOfSpringBoot() {
        log.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder ecs = new StructuredLogEncoder();
        ecs.setFormat("ecs");
        append(ecs);
        MaskingAppender.install(log);

        logger.atError()
                .addKeyValue("key", CANARY)
                .setCause(new IllegalStateException(CANARY))
                .log("ecs " + CANARY);

        assertThat(logged()).contains("\"message\":\"ecs ***\"").doesNotContain(CANARY);
    }

    @Test
    void leavesOtherLinesAsTheyAre() {
        logger.info("nothing to hide", new IllegalStateException("plain"));

        assertThat(logged()).contains("nothing to hide", "plain").doesNotContain("***");
    }

    @Test
    void standsBeforeEachAppenderOnce() {
        MaskingAppender.install(log);

        logger.info("once");

        assertThat(logged().lines().filter(line -> line.startsWith("once"))).hasSize(1);
    }

    @Test
    void knowsTheSecretsThatRunsResolve() {
        TdeTestKit.of(new Talkative(logger))
                .withSecret("KEY", "another-5d2e8c44")
                .withVariable("key", "{{secrets.KEY}}")
                .run()
                .completed();

        logger.info("later, elsewhere: another-5d2e8c44");

        assertThat(logged()).contains("calling with ***", "elsewhere: ***").doesNotContain("another-5d2e8c44");
    }

    private void append(Encoder<ILoggingEvent> encoder) {
        encoder.setContext(log);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(log);
        appender.setEncoder(encoder);
        appender.setOutputStream(lines);
        appender.start();
        log.getLogger("ROOT").addAppender(appender);
    }

    private String logged() {
        return lines.toString(StandardCharsets.UTF_8);
    }
}
