package io.procos.memory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.EventTypes;
import org.junit.jupiter.api.Test;

class FoldsTest {

    @Test
    void knowEveryEvent() {
        assertThat(EventTypes.all().keySet()).allMatch(Folds::knows);
    }
}
