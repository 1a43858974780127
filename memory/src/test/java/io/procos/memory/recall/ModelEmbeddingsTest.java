package io.procos.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ModelEmbeddingsTest {
    @SuppressWarnings("NullAway.Init")
    private Provider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new Provider();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LEXICAL")
    void embedsABatchInOneRequest(RecallSettings.Provider kind) {
        List<float[]> vectors = embeddings(kind, Provider.DIMENSION).embed(List.of("one", "two", ""));

        assertThat(vectors).hasSize(3).allSatisfy(vector -> {
            double squares = 0;
            for (float number : vector) squares += number * number;
            assertThat(squares).isCloseTo(1, within(1e-5));
        });
        assertThat(vectors.get(0)).isNotEqualTo(vectors.get(1));
        assertThat(provider.requests).hasSize(1);
        assertThat(provider.requests.getFirst().path("model").asString()).isEqualTo("small");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LEXICAL")
    void saysWhetherToComeAgain(RecallSettings.Provider kind) {
        Embeddings embeddings = embeddings(kind, Provider.DIMENSION);

        assertThatExceptionOfType(Embeddings.Refused.class)
                .isThrownBy(() -> embeddings.embed(List.of("fine", "poison")));
        for (int status : List.of(401, 404, 429, 500, 503)) {
            provider.status = status;
            assertThatExceptionOfType(Embeddings.Unavailable.class)
                    .as("status " + status)
                    .isThrownBy(() -> embeddings.embed(List.of("fine")))
                    .withMessageContaining("small");
        }
        assertThat(provider.requests).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LEXICAL")
    void namesTheSettingWhenTheDimensionIsAnother(RecallSettings.Provider kind) {
        assertThatExceptionOfType(Embeddings.Unavailable.class)
                .isThrownBy(() -> embeddings(kind, 384).embed(List.of("one")))
                .withMessageContaining("procos.memory.embeddings.dimension")
                .withMessageContaining("8 numbers");
    }

    @Test
    void isUnavailableWhenNobodyAnswers() {
        Embeddings embeddings = embeddings(RecallSettings.Provider.OPENAI, Provider.DIMENSION);
        provider.close();

        assertThatExceptionOfType(Embeddings.Unavailable.class).isThrownBy(() -> embeddings.embed(List.of("one")));
    }

    @Test
    void showsItsKeyToTheProviderAndToNobodyElse() {
        Embeddings embeddings = embeddings(RecallSettings.Provider.OPENAI, Provider.DIMENSION);
        provider.status = 401;

        assertThatExceptionOfType(Embeddings.Unavailable.class)
                .isThrownBy(() -> embeddings.embed(List.of("one")))
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("key-1234"));
        assertThat(provider.keys).containsExactly("Bearer key-1234");
    }

    @Test
    void wantsModelAndDimensionOfAProvider() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(RecallSettings.Provider.OLLAMA, "", 8))
                .withMessageContaining("procos.memory.embeddings.model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(RecallSettings.Provider.OLLAMA, "small", 0))
                .withMessageContaining("procos.memory.embeddings.dimension");
    }

    private Embeddings embeddings(RecallSettings.Provider kind, int dimension) {
        return new ModelEmbeddings(settings(kind, "small", dimension));
    }

    private RecallSettings.Model settings(RecallSettings.Provider kind, String model, int dimension) {
        String url = provider.url() + (kind == RecallSettings.Provider.OPENAI ? "/v1" : "");
        return new RecallSettings.Model(kind, url, model, "key-1234", dimension, 64, 8000, Duration.ofSeconds(5));
    }
}
