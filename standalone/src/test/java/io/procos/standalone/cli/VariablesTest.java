package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
    @TempDir
    Path folder;

    private final Variables variables = new Variables();

    @Test
    void readsJsonAsJsonAndAllElseAsText() {
        variables.single = List.of("amount=12.50", "name=Ada L", "list=[1,2]", "zip=\"01\"", "empty=", "eq=a=b");

        assertThat(variables.all())
                .hasToString("{amount=12.50, name=\"Ada L\", list=[1,2], zip=\"01\", empty=\"\", eq=\"a=b\"}");
    }

    @Test
    void letsSingleVariablesBeatTheFile() throws Exception {
        variables.file = Files.writeString(folder.resolve("v.json"), "{\"a\":1,\"b\":2}");
        variables.single = List.of("b=3");

        assertThat(variables.all()).hasToString("{a=1, b=3}");
    }

    @Test
    void namesTheLineOfBrokenJson() throws Exception {
        variables.file = Files.writeString(folder.resolve("v.json"), "{\n\"a\": oops}");

        assertThatThrownBy(variables::all).hasMessageContaining("broken JSON at line 2");
    }

    @Test
    void refusesWhatIsNoAssignment() {
        variables.single = List.of("amount");

        assertThatThrownBy(variables::all).hasMessage("--var 'amount' is not NAME=VALUE");
    }
}
