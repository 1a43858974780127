package io.procos.memory.recall;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.procos.memory.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = TestDatabase.VECTORS, matches = "jdbc:.+")
class PgVectorIndexTest extends VectorIndexContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.withVectors();
        VectorIndexChoice.createTable(database.dataSource());
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.sql().sql("truncate vector_embedding").update();
    }

    @Override
    VectorIndex open(String model, int dimension) {
        return PgVectorIndex.open(database.dataSource(), model, dimension);
    }

    @Test
    void refusesMoreNumbersThanItCanIndex() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PgVectorIndex.open(database.dataSource(), "wide", 3072))
                .withMessageContaining("procos.memory.vectors=lucene");
    }
}
