package io.procos.memory.story;

import io.procos.memory.sql.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the story of an instance and of all that it called, with one query for each table. Thread-safe. */
@Component
public final class StoryTeller {
    /** More called instances than this are left out. */
    private static final int MOST = 500;

    private static final String FAMILY = """
            with recursive family (key, depth) as (
                select ?::bigint, 0
                union all
                select c.process_instance_key, f.depth + 1
                from process_instance c join family f on c.parent_process_instance_key = f.key
                where f.depth < 20)
            select i.* from process_instance i join family f on i.process_instance_key = f.key
            where i.started_at is not null
            order by f.depth, i.started_at, i.process_instance_key limit ?""";

    private final JdbcClient jdbc;

    public StoryTeller(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the engine has not told of such an instance. */
    public Optional<InstanceView> instance(long key) {
        return jdbc.sql("select * from process_instance where process_instance_key = ? and started_at is not null")
                .param(key)
                .query(Row.as(InstanceView::of))
                .optional();
    }

    public Optional<Story> story(long key) {
        List<InstanceView> family = jdbc.sql(FAMILY)
                .params(key, MOST + 1)
                .query(Row.as(InstanceView::of))
                .list();
        boolean known = !family.isEmpty() && family.getFirst().processInstanceKey() == key;
        return known ? Optional.of(tell(family)) : Optional.empty();
    }

    private Story tell(List<InstanceView> family) {
        boolean complete = family.size() <= MOST;
        List<InstanceView> told = complete ? family : family.subList(0, MOST);
        return new Chapters(new StoryTables(jdbc, told), told, complete).of(told.getFirst());
    }
}
