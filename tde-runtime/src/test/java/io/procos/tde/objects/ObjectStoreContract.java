package io.procos.tde.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every object store keeps to. */
abstract class ObjectStoreContract {
    static final int LARGEST = 1 << 20;

    /** A store that takes objects of at most {@link #LARGEST} bytes. */
    abstract ObjectStore store();

    static InputStream text(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givesBackWhatItKept() throws IOException {
        ObjectReference reference = store().put(text("hello"), "text/plain", "greeting.txt");

        assertThat(reference.object())
                .isEqualTo("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThat(reference.bytes()).isEqualTo(5);
        try (InputStream content = store().open(reference)) {
            assertThat(content).hasContent("hello");
        }
    }

    @Test
    void namesTheSameContentAlike() throws IOException {
        ObjectReference one = store().put(text("same"), "text/plain", "one");
        ObjectReference other = store().put(text("same"), "text/plain", "other");

        assertThat(one.object()).isEqualTo(other.object());
    }

    @Test
    void saysThatAnObjectIsMissing() {
        var unknown = new ObjectReference("sha256:" + "0".repeat(64), 1, "text/plain", null);

        assertThatThrownBy(() -> store().open(unknown))
                .isInstanceOf(ObjectMissing.class)
                .hasMessageContaining(unknown.object());
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThatThrownBy(() -> store().put(text("x".repeat(LARGEST + 1)), "text/plain", null))
                .isInstanceOf(ObjectTooLarge.class);
    }
}
