package io.procos.memory.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.memory.testkit.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void isMigratedAndEmpty() {
        long tables = DATABASE.sql()
                .sql("select count(*) from information_schema.tables where table_schema = 'public'")
                .query(Long.class)
                .single();

        assertThat(tables).isGreaterThan(15);
        assertThat(DATABASE.sql()
                        .sql("select count(*) from audit")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void givesEveryTestClassADatabaseOfItsOwn() {
        DATABASE.sql().sql("insert into app_user values ('ada', now(), now())").update();

        try (TestDatabase other = TestDatabase.fresh()) {
            assertThat(other.sql()
                            .sql("select count(*) from app_user")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
