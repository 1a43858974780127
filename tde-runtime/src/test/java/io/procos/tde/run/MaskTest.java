package io.procos.tde.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final String SECRET = "tr0ub4dor&3 correct/horse";
    private final Mask mask = Mask.of(List.of(SECRET, "pin7"));

    @Test
    void hidesWholeSecret() {
        assertThat(mask.text("Bearer " + SECRET + "!")).isEqualTo("Bearer ***!");
    }

    @Test
    void hidesPartOfEightCharacters() {
        assertThat(mask.text("got 4dor&3 c from you")).isEqualTo("got *** from you");
        assertThat(mask.text("got dor&3 c from you")).isEqualTo("got dor&3 c from you");
    }

    @Test
    void hidesBase64WhereverItBegins() {
        for (String before : List.of("", "u:", "user:", "abc")) {
            String encoded = Base64.getEncoder().encodeToString((before + SECRET).getBytes(StandardCharsets.UTF_8));

            String masked = mask.text("Basic " + encoded);

            assertThat(masked).contains("***").hasSizeLessThan(24);
        }
    }

    @Test
    void hidesUrlEncodedSecret() {
        assertThat(mask.text("?key=tr0ub4dor%263+correct%2Fhorse&x=1")).isEqualTo("?key=***&x=1");
    }

    @Test
    void hidesShortSecretWhole() {
        assertThat(mask.text("code pin7, pin8")).isEqualTo("code ***, pin8");
    }

    @Test
    void hidesInsideNestedValues() {
        Map<String, Object> values = Map.of("list", List.of(Map.of("deep", "x" + SECRET)), "number", 5);

        assertThat(mask.values(values))
                .containsEntry("list", List.of(Map.of("deep", "x***")))
                .containsEntry("number", 5);
    }

    @Test
    void leavesTextWithoutSecretsAlone() {
        assertThat(mask.text("nothing to see")).isEqualTo("nothing to see");
        assertThat(Mask.NONE.text(SECRET)).isEqualTo(SECRET);
    }
}
