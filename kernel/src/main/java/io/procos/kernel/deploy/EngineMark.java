package io.procos.kernel.deploy;

import io.camunda.client.api.response.DeploymentEvent;
import io.procos.kernel.journal.DataFolder;
import io.procos.kernel.journal.KeyedJournal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * Tells whether the engine is still the one that was deployed to, or a wiped or another one. The mark is an empty form
 * with a random id, deployed in two versions. Deployed once more, the second gets its old version from the engine that
 * knows it, and version 1 from any other. Costs one small deployment, and works on every engine.
 */
@Component
final class EngineMark implements AutoCloseable {
    record Mark(String id) {}

    private static final String KEY = "mark";

    private final EngineDeployment engine;
    private final KeyedJournal<Mark> marks;

    EngineMark(EngineDeployment engine, DataFolder data) {
        this.engine = engine;
        this.marks = data.journal("engine", Mark.class);
    }

    /** Returns whether the engine bears the mark; if it does not, it does from now on. */
    boolean recognise() {
        boolean known = marks.get(KEY).map(mark -> deploy(mark, 2) == 2).orElse(false);
        if (!known) {
            Mark fresh = new Mark("procos-mark-"
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
            deploy(fresh, 1);
            deploy(fresh, 2);
            marks.put(KEY, fresh);
            marks.force();
        }
        return known;
    }

    private int deploy(Mark mark, int edition) {
        String form = """
                {"id":"%s","type":"default","schemaVersion":16,"components":[],"properties":{"edition":"%d"}}""".formatted(mark.id(), edition);
        ModelFile file = new ModelFile(mark.id() + ".form", form.getBytes(StandardCharsets.UTF_8));
        DeploymentEvent event = engine.send(List.of(file));
        return event.getForm().getFirst().getVersion();
    }

    @Override
    public void close() {
        marks.close();
    }
}
