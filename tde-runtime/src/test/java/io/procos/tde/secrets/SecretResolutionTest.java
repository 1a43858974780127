package io.procos.tde.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.ErrorCode;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretResolutionTest {
    private static final String VALUE = "s3cr3t-t0ken-value";

    record In(
            @Nullable String token,
            @Nullable Map<String, Object> nested,
            @Nullable String mode) {}

    record Out(@Nullable String seen, @Nullable Object nested) {}

    @AdapterType(value = "procos.test.leak.v1", name = "Leak", description = "Leaks.", effect = EffectKind.READ)
    static final class Leak implements Adapter<In, Out> {
        String received = "";

        @Override
        public Out execute(In input, TaskContext context) {
            received = String.valueOf(input.token());
            context.note("sending " + input.token(), Map.of("token", String.valueOf(input.token())));
            if ("fail".equals(input.mode())) {
                throw new IllegalStateException("401 for " + input.token());
            }
            return new Out("token was " + input.token(), input.nested());
        }
    }

    private final Leak adapter = new Leak();
    private final TdeTestKit kit = TdeTestKit.of(adapter).withSecret("TOKEN", VALUE);

    @TempDir
    private Path folder;

    @Test
    void givesTheAdapterTheValueAndNobodyElse() {
        TdeTestRun run = kit.withVariable("token", "Bearer {{secrets.TOKEN}}").run();

        assertThat(adapter.received).isEqualTo("Bearer " + VALUE);
        run.completed().neverShows(VALUE).hasOutput("seen", "token was Bearer ***");
    }

    @Test
    void resolvesInHeadersAndInsideObjects() {
        TdeTestRun run = kit.withHeader("token", "{{ secrets.TOKEN }}")
                .withVariable("nested", Map.of("list", List.of("{{secrets.TOKEN}}")))
                .run();

        assertThat(adapter.received).isEqualTo(VALUE);
        run.neverShows(VALUE).hasOutput("nested", Map.of("list", List.of("***")));
    }

    @Test
    void masksReasonOfFailure() {
        TdeTestRun run = kit.withVariable("token", "{{secrets.TOKEN}}")
                .withVariable("mode", "fail")
                .run();

        assertThat(run.neverShows(VALUE).retryable().reason()).isEqualTo("IllegalStateException: 401 for ***");
    }

    @Test
    void refusesSecretThatIsTooShortToHide() {
        String reason = kit.withSecret("TINY", "abc")
                .withVariable("token", "{{secrets.TINY}}")
                .run()
                .rejectedWith(ErrorCode.INVALID_INPUT);

        assertThat(reason).contains("TINY", "fewer than 4 characters").doesNotContain("abc");
    }

    @Test
    void grantsByPattern() {
        SecretGrants grants =
                new SecretGrants(Map.of("procos.http.*", List.of(" A ", "B"), "procos.mail.send.v1", List.of("*")));

        assertThat(grants.allows("procos.http.request.v1", "A")).isTrue();
        assertThat(grants.allows("procos.http.request.v1", "C")).isFalse();
        assertThat(grants.allows("procos.mail.send.v1", "C")).isTrue();
        assertThat(grants.allows("procos.file.read.v1", "A")).isFalse();
    }

    @Test
    void readsEnvironmentThenFolders() throws IOException {
        Files.writeString(folder.resolve("FILED"), "from file\r\n");
        SecretSource source =
                new EnvironmentSecrets(Map.of("PROCOS_SECRET_NAMED", "from environment")).or(new FileSecrets(folder));

        assertThat(source.find("NAMED")).contains("from environment");
        assertThat(source.find("FILED")).contains("from file");
        assertThat(source.find("NONE")).isEmpty();
    }
}
