package io.procos.kernel.deploy;

import io.procos.api.Sha256;
import io.procos.kernel.model.ModelKind;

/**
 * A file to deploy. The engine knows it by its name, and gives the same name with new content a new version. The
 * content is not copied: it must not change.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hash, never by equals
public record ModelFile(String name, byte[] content) {

    /** The content's SHA-256 in hexadecimal. */
    public String hash() {
        return Sha256.hex(content);
    }

    /** How the file is called in lists; a file of no known kind is refused before anyone asks. */
    public String kind() {
        return ModelKind.of(name).map(ModelKind::label).orElse("unknown");
    }
}
