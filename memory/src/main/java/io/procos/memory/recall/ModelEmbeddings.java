package io.procos.memory.recall;

import java.util.List;
import java.util.Locale;
import org.springframework.ai.embedding.EmbeddingModel;

/** Vectors from a model that answers over HTTP. */
final class ModelEmbeddings implements Embeddings {
    private final RecallSettings.Model settings;
    private final EmbeddingModel model;

    ModelEmbeddings(RecallSettings.Model settings) {
        this.settings = settings;
        this.model = switch (settings.provider()) {
            case OPENAI -> OpenAi.model(settings);
            case OLLAMA -> Ollama.model(settings);
            case LEXICAL -> throw new IllegalArgumentException("lexical embeddings need no model");
        };
    }

    @Override
    public String model() {
        return provider() + ":" + settings.model();
    }

    @Override
    public String description() {
        return "semantic, by the model " + settings.model() + " of " + provider();
    }

    private String provider() {
        return settings.provider().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int dimension() {
        return settings.dimension();
    }

    @Override
    public int batch() {
        return settings.batch();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<float[]> vectors = ask(texts.stream().map(this::cut).toList());
        if (vectors.size() != texts.size()) {
            throw new Unavailable(
                    "%s gave %d vectors for %d texts".formatted(model(), vectors.size(), texts.size()), null);
        }
        vectors.forEach(this::check);
        return vectors.stream().map(Vectors::normalised).toList();
    }

    /** An empty text is refused by most providers. */
    private String cut(String text) {
        if (text.isBlank()) return "-";
        return text.length() <= settings.longest() ? text : text.substring(0, settings.longest());
    }

    private List<float[]> ask(List<String> texts) {
        try {
            return model.embed(texts);
        } catch (RuntimeException error) {
            String message = model() + " did not embed: " + error.getMessage();
            throw isRefusal(error) ? new Refused(message, error) : new Unavailable(message, error);
        }
    }

    private boolean isRefusal(RuntimeException error) {
        return switch (settings.provider()) {
            case OPENAI -> OpenAi.isRefusal(error);
            case OLLAMA -> Ollama.isRefusal(error);
            case LEXICAL -> false;
        };
    }

    /** Waiting does not mend this, but changing the setting does. */
    private void check(float[] vector) {
        if (vector.length != settings.dimension()) {
            throw new Unavailable(
                    "%s gives vectors of %d numbers: set procos.memory.embeddings.dimension to that"
                            .formatted(model(), vector.length),
                    null);
        }
    }
}
