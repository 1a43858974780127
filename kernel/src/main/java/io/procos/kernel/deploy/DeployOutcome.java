package io.procos.kernel.deploy;

import io.procos.kernel.model.Finding;
import java.util.List;
import java.util.Set;

/** What became of one file. */
public sealed interface DeployOutcome {

    String name();

    /** The engine has it. {@code changed} is false when the engine had this very content before. */
    record Deployed(
            String name, boolean changed, List<Definition> definitions, Set<String> jobTypes, List<Finding> warnings)
            implements DeployOutcome {}

    /** The engine was not asked: it has this very content already. */
    record Unchanged(String name) implements DeployOutcome {}

    /** It is wrong, and the engine keeps what it had. */
    record Refused(String name, List<Finding> findings) implements DeployOutcome {}
}
