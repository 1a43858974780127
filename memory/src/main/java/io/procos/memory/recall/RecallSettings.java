package io.procos.memory.recall;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How things are recalled.
 *
 * @param vectors which index holds the vectors: pgvector in the database, lucene in a folder, or auto, which is pgvector
 *     where the database has that extension
 * @param vectorFolder the folder of lucene's index; two processes must not share one
 * @param embeddings what makes the vectors
 */
@ConfigurationProperties("procos.memory")
record RecallSettings(
        @DefaultValue("auto") Choice vectors,
        @DefaultValue(".procos/vectors") Path vectorFolder,
        @DefaultValue Model embeddings) {

    enum Choice {
        AUTO,
        PGVECTOR,
        LUCENE
    }

    enum Provider {
        /** No network and no model. */
        LEXICAL,
        /** OpenAI, or any server that speaks its API. */
        OPENAI,
        OLLAMA
    }

    /**
     * Another model than before makes all vectors anew.
     *
     * @param provider lexical, openai or ollama
     * @param url where the provider answers; empty is the provider's usual address
     * @param model the provider's name for the model, for example text-embedding-3-small
     * @param apiKey what openai wants to see; may be empty for a server of one's own
     * @param dimension how many numbers the model's vectors have; lexical has 384
     * @param batch most texts in one request
     * @param longest most characters of a text that are embedded; the rest is found by its words only
     * @param timeout longest wait for one answer
     */
    record Model(
            @DefaultValue("lexical") Provider provider,
            @DefaultValue("") String url,
            @DefaultValue("") String model,
            @DefaultValue("") String apiKey,
            @DefaultValue("0") int dimension,
            @DefaultValue("64") int batch,
            @DefaultValue("8000") int longest,
            @DefaultValue("30s") Duration timeout) {

        Model {
            boolean remote = provider != Provider.LEXICAL;
            require(!remote || !model.isBlank(), "procos.memory.embeddings.model must name the provider's model");
            require(
                    !remote || dimension > 0,
                    "procos.memory.embeddings.dimension must say how many numbers the model's vectors have");
            require(batch >= 1, "procos.memory.embeddings.batch must be at least 1");
            require(longest >= 100, "procos.memory.embeddings.longest must be at least 100");
            require(timeout.isPositive(), "procos.memory.embeddings.timeout must be more than 0");
        }

        /** Without the key. */
        @Override
        public String toString() {
            return provider + " " + model + " at " + url;
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) throw new IllegalArgumentException(message);
    }
}
