package io.procos.standalone.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final List<CatalogEntry> all = Catalog.all();

    @Test
    void knowsWhatEachAdapterTakesAndGives() {
        CatalogEntry read = entry("procos.file.read.v1");

        assertThat(read.effect()).isEqualTo("reads");
        assertThat(read.policyArgument()).isEqualTo("path");
        assertThat(read.errors()).anyMatch(error -> error.startsWith("FILE_NOT_FOUND"));
        assertThat(read.inputs())
                .filteredOn(field -> field.name().equals("path"))
                .singleElement()
                .satisfies(path -> {
                    assertThat(path.required()).isTrue();
                    assertThat(path.type()).isEqualTo("text");
                });
        assertThat(read.inputs())
                .filteredOn(field -> field.name().equals("format"))
                .singleElement()
                .satisfies(format -> {
                    assertThat(format.required()).isFalse();
                    assertThat(format.type()).startsWith("text|json|");
                });
        assertThat(read.outputs()).extracting(CatalogEntry.Field::name).contains("content", "sha256");
        assertThat(read.example()).startsWith("procos adapter file.read --try path=");
    }

    @Test
    void showsAnExampleOfEachThatCanBePasted() {
        assertThat(all)
                .allSatisfy(entry -> assertThat(entry.example())
                        .startsWith("procos adapter " + CatalogEntry.shortName(entry.jobType()) + " --try"));
    }

    @Test
    void listsAdaptersOfEveryHome() {
        assertThat(all)
                .extracting(CatalogEntry::jobType)
                .contains("procos.http.request.v1", "procos.mail.send.v1", "procos.invoice.read.v1")
                .isSorted();
    }

    @Test
    void takesShortNames() {
        assertThat(Catalog.jobType("http.request", all)).isEqualTo("procos.http.request.v1");
        assertThat(Catalog.jobType("procos.notify.v1", all)).isEqualTo("procos.notify.v1");
        assertThatThrownBy(() -> Catalog.jobType("http.requset", all)).hasMessageContaining("http.request");
    }

    private CatalogEntry entry(String jobType) {
        return all.stream()
                .filter(one -> one.jobType().equals(jobType))
                .findFirst()
                .orElseThrow();
    }
}
