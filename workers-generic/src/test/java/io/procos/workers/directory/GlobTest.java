package io.procos.workers.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, a.xml, true",
        "*.xml, a.xml, true",
        "*.xml, sub/a.xml, true",
        "*.xml, a.xmls, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "a*c*e, abcde, true",
        "a*c*e, abcd, false",
        "sub/*, sub/a, true",
        "sub/*, sub/deep/a, false",
        "**/a, x/y/a, true",
        "**/a, a, true",
        "x/**/a, x/a, true",
        "x/**/a, x/1/2/a, true",
        "x/**, x/1/2, true",
        "x/**/y/**/z, x/1/y/2/y/z, true",
        "[a-z]*, b, false",
        "../*, a, false"
    })
    void matchesNamesAndFolders(String pattern, String path, boolean matches) {
        assertThat(Glob.of(pattern).matches(List.of(path.split("/")))).isEqualTo(matches);
    }

    @Test
    void takesNoLongerForAPatternMadeToTakeForEver() {
        Glob hostile = Glob.of("*a".repeat(120) + "b");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(hostile.matches(List.of("a".repeat(255)))).isFalse());
    }
}
