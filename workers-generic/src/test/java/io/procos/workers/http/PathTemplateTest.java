package io.procos.workers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.api.TaskError;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @Test
    void keepsAValueInItsSegment() throws Exception {
        String url =
                PathTemplate.fill("https://api.example.org/a/{id}/{n}?q={id}", Map.of("id", "../x?y#z/ü ", "n", 7));

        assertThat(url)
                .isEqualTo("https://api.example.org/a/..%2Fx%3Fy%23z%2F%C3%BC%20/7?q=..%2Fx%3Fy%23z%2F%C3%BC%20");
    }

    @Test
    void leavesPlacesInTheHostAlone() {
        assertThatThrownBy(() -> PathTemplate.fill("https://{host}/a", Map.of("host", "evil.example")))
                .isInstanceOf(TaskError.Rejection.class)
                .hasMessageStartingWith("pathParameters.host: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesASegmentThatLeadsElsewhere(String value) {
        assertThatThrownBy(() -> PathTemplate.fill("/a/{id}", Map.of("id", value)))
                .hasMessageStartingWith("pathParameters.id: must not be");
    }

    @Test
    void refusesAPlaceWithoutValueAndAValueWithoutPlace() {
        assertThatThrownBy(() -> PathTemplate.fill("/a/{id}", new HashMap<>()))
                .hasMessageStartingWith("pathParameters.id: must be");
        assertThatThrownBy(() -> PathTemplate.fill("/a", Map.of("id", 1)))
                .hasMessageStartingWith("pathParameters.id: has no place");
    }
}
