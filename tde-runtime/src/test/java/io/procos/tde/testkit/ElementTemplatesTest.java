package io.procos.tde.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.Adapter;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.template.ElementTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that the element templates in {@code src/main/element-templates} of a module are those of its adapters. Extend
 * it, name the adapters, and write the files with {@code -Dtemplates.update=true}.
 */
public abstract class ElementTemplatesTest {
    private static final Path FOLDER = Path.of("src/main/element-templates");

    private final List<Class<? extends Adapter<?, ?>>> adapters;

    protected ElementTemplatesTest(List<Class<? extends Adapter<?, ?>>> adapters) {
        this.adapters = adapters;
    }

    @TestFactory
    Stream<DynamicTest> matchesGeneratedTemplate() {
        return adapters.stream().map(adapter -> DynamicTest.dynamicTest(adapter.getSimpleName(), () -> check(adapter)));
    }

    private static void check(Class<? extends Adapter<?, ?>> adapter) throws IOException {
        Path file = FOLDER.resolve(AdapterDefinition.declarationOf(adapter).value() + ".json");
        String generated = ElementTemplates.generate(adapter);
        if (Boolean.getBoolean("templates.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("%s is not what its adapter declares; write it anew with -Dtemplates.update=true", file)
                .exists()
                .hasContent(generated);
    }
}
