package io.procos.tde.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.procos.tde.policy.PolicyVerdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class PolicyTest {
    private static final PolicyQuestion QUESTION = new PolicyQuestion(
            "p", true, "procos.http.request.v1", "deterministic", "https://example.org", null, List.of());

    @TempDir
    private Path folder;

    @Test
    void takesEffectWhenTheFileIsEdited() throws IOException {
        Path file = folder.resolve("policy.dmn");
        String rules = rules();
        Files.writeString(file, rules);
        Policy policy = new Policy(new FileSystemResource(file));
        String before = policy.table().version();

        Files.writeString(file, rules.replace("\"known task\"", "\"edited\""));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));

        await().atMost(Duration.ofSeconds(3))
                .until(() -> !policy.table().version().equals(before));
        assertThat(policy.table().decide(QUESTION).reason()).isEqualTo("edited");
    }

    @Test
    void staysInForceWhenTheEditBreaksIt() throws Exception {
        Path file = folder.resolve("policy.dmn");
        Files.writeString(file, rules());
        Policy policy = new Policy(new FileSystemResource(file));
        String before = policy.table().version();

        Files.writeString(file, "<broken");
        Thread.sleep(1_100);

        assertThat(policy.table().version()).isEqualTo(before);
        assertThat(policy.table().decide(QUESTION).verdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void givesTheLimitsOfTheRule() {
        Policy policy = new Policy(new ClassPathResource("procos/testkit/rules.dmn"));

        PolicyVerdict limited = policy.decide(
                new PolicyQuestion("p", true, "procos.limited.v1.limited.x", "deterministic", null, null, List.of()));

        assertThat(limited.time()).isEqualTo(Duration.ofMillis(300));
        assertThat(limited.sandbox()).isEqualTo("strict");
        assertThat(policy.decide(QUESTION).sandbox()).isNull();
    }

    @Test
    void refusesTableWithUnknownVerdict() throws IOException {
        byte[] dmn = rules().replace("\"deny\"", "\"maybe\"").getBytes();

        assertThatThrownBy(() -> new PolicyTable("test.dmn", dmn))
                .isInstanceOf(BrokenPolicy.class)
                .hasMessageContaining("test.dmn answers 'maybe' as verdict");
    }

    @Test
    void refusesFileWithoutTheDecision() throws IOException {
        byte[] dmn = rules().replace("decision id=\"policy\"", "decision id=\"other\"")
                .getBytes();

        assertThatThrownBy(() -> new PolicyTable("test.dmn", dmn))
                .hasMessageContaining("no decision with the id 'policy'");
    }

    @Test
    void deniesWhatNoRuleMentions() throws IOException {
        PolicyTable table = new PolicyTable("test.dmn", rules().getBytes());
        PolicyQuestion stranger = new PolicyQuestion("p", true, "acme.job", "deterministic", null, null, List.of());

        assertThat(table.decide(stranger).verdict()).isEqualTo(Verdict.DENY);
    }

    private static String rules() throws IOException {
        return new ClassPathResource("procos/testkit/rules.dmn")
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
