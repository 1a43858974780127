package io.procos.memory.recall;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.ollama.OllamaEmbeddingModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaEmbeddingOptions;
import org.springframework.ai.ollama.management.ModelManagementOptions;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.client.RestClient;

/** A model on a server of one's own. It must have been pulled there. */
final class Ollama {
    private static final String USUAL = "http://127.0.0.1:11434";
    private static final Set<Integer> REFUSALS = Set.of(400, 422);

    private Ollama() {}

    static EmbeddingModel model(RecallSettings.Model settings) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.timeout());
        OllamaApi api = OllamaApi.builder()
                .baseUrl(settings.url().isBlank() ? USUAL : settings.url())
                .restClientBuilder(RestClient.builder().requestFactory(requests))
                .responseErrorHandler(new Errors())
                .build();
        return OllamaEmbeddingModel.builder()
                .ollamaApi(api)
                .options(
                        OllamaEmbeddingOptions.builder().model(settings.model()).build())
                .modelManagementOptions(ModelManagementOptions.defaults())
                .build();
    }

    static boolean isRefusal(RuntimeException error) {
        return error instanceof Answered answered && REFUSALS.contains(answered.status);
    }

    private static final class Answered extends RuntimeException {
        private final int status;

        Answered(int status, String body) {
            super("HTTP status " + status + " " + body);
            this.status = status;
        }
    }

    private static final class Errors implements ResponseErrorHandler {
        private static final int LONGEST = 200;

        @Override
        public boolean hasError(ClientHttpResponse response) throws IOException {
            return response.getStatusCode().isError();
        }

        @Override
        public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
            String body = new String(response.getBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
            throw new Answered(response.getStatusCode().value(), body);
        }
    }
}
