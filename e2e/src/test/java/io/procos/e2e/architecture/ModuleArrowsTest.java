package io.procos.e2e.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

/** The arrows between modules run one way. To add a module, add its row here. */
@AnalyzeClasses(packages = "io.procos", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleArrowsTest {

    @ArchTest
    static final ArchRule apiKnowsNobody = mayUse("io.procos.api");

    @ArchTest
    static final ArchRule exporterKnowsApi = mayUse("io.procos.exporter", "io.procos.api");

    @ArchTest
    static final ArchRule engineKnowsExporter = mayUse("io.procos.engine", "io.procos.exporter", "io.procos.api");

    @ArchTest
    static final ArchRule runtimeKnowsApi = mayUse("io.procos.tde", "io.procos.api");

    @ArchTest
    static final ArchRule workersKnowTheRuntime = mayUse("io.procos.workers", "io.procos.tde", "io.procos.api");

    @ArchTest
    static final ArchRule kernelKnowsApi = mayUse("io.procos.kernel", "io.procos.api");

    @ArchTest
    static final ArchRule memoryKnowsApi = mayUse("io.procos.memory", "io.procos.api");

    @ArchTest
    static final ArchRule standaloneKnowsEveryApp = mayUse(
            "io.procos.standalone",
            "io.procos.kernel",
            "io.procos.memory",
            "io.procos.workers",
            "io.procos.engine",
            "io.procos.exporter",
            "io.procos.tde",
            "io.procos.api");

    @ArchTest
    static final ArchRule apiNeedsOnlyTheJdk = ArchRuleDefinition.classes()
            .that()
            .resideInAPackage("io.procos.api..")
            .and()
            // Comes in a test jar, which the trials have on their class path.
            .resideOutsideOfPackage("io.procos.api.testkit..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.procos.api..", "java..", "javax.crypto..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("io.procos.(*).(*)..").should().beFreeOfCycles();

    private static ArchRule mayUse(String module, String... others) {
        List<String> allowed = List.of(others);
        DescribedPredicate<JavaClass> foreign = DescribedPredicate.describe(
                "belong to a module it has no arrow to",
                type -> isOurs(type) && !isIn(type, module) && allowed.stream().noneMatch(other -> isIn(type, other)));
        return ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(module + "..")
                .should()
                .dependOnClassesThat(foreign)
                .allowEmptyShould(true);
    }

    private static boolean isOurs(JavaClass type) {
        return isIn(type, "io.procos");
    }

    private static boolean isIn(JavaClass type, String root) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }
}
