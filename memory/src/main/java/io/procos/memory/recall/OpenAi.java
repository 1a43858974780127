package io.procos.memory.recall;

import com.openai.errors.BadRequestException;
import com.openai.errors.UnprocessableEntityException;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;

/** OpenAI's embeddings API, which many servers speak. */
final class OpenAi {
    private static final String USUAL = "https://api.openai.com/v1";

    private OpenAi() {}

    /** Tries once: whoever asks waits and comes again. */
    static EmbeddingModel model(RecallSettings.Model settings) {
        OpenAiEmbeddingOptions.Builder options = new OpenAiEmbeddingOptions.Builder();
        options.baseUrl(settings.url().isBlank() ? USUAL : settings.url());
        options.apiKey(settings.apiKey().isBlank() ? "none" : settings.apiKey());
        options.model(settings.model());
        options.timeout(settings.timeout());
        options.maxRetries(0);
        return OpenAiEmbeddingModel.builder().options(options.build()).build();
    }

    static boolean isRefusal(RuntimeException error) {
        return error instanceof BadRequestException || error instanceof UnprocessableEntityException;
    }
}
