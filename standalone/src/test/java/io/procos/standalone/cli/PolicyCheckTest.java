package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.standalone.cli.Check.Verdict;
import io.procos.standalone.home.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCheckTest {
    @TempDir
    Path data;

    private Path own;

    @BeforeEach
    void makeFolder() throws IOException {
        own = Files.createDirectories(data.resolve("policy")).resolve("policy.dmn");
    }

    @Test
    void isContentWithoutAPolicyOfOnesOwn() {
        Check check = check();

        assertThat(check.verdict()).isEqualTo(Verdict.GOOD);
        assertThat(check.finding()).contains(own.toString());
    }

    @Test
    void countsTheRulesOfThePolicyAlone() throws IOException {
        Files.writeString(own, """
                <definitions>
                  <decision id="other"><decisionTable><rule/></decisionTable></decision>
                  <decision id="policy"><decisionTable><rule/><rule/></decisionTable></decision>
                </definitions>""");

        assertThat(check().verdict()).isEqualTo(Verdict.GOOD);
        assertThat(check().finding()).endsWith("2 rules");
    }

    @Test
    void findsFaultWithADecisionOfAnotherName() throws IOException {
        Files.writeString(own, "<definitions><decision id='policies'><rule/></decision></definitions>");

        assertThat(check().verdict()).isEqualTo(Verdict.BAD);
        assertThat(check().finding()).contains(own.toString(), "no decision 'policy'");
        assertThat(check().wayOut()).contains("Modeler");
    }

    @Test
    void saysInOneLineWhyTheFileCannotBeRead() throws IOException {
        Files.writeString(own, "<definitions><decision id='policy'>");

        assertThat(check().verdict()).isEqualTo(Verdict.BAD);
        assertThat(check().finding()).contains(own + " cannot be read: ").hasLineCount(1);
        assertThat(check().wayOut()).contains("remove it");
    }

    private Check check() {
        return PolicyCheck.of(DataFolder.of(data));
    }
}
