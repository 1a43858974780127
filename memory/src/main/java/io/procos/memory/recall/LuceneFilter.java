package io.procos.memory.recall;

import java.time.Instant;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** From a {@link VectorFilter} to Lucene's query. */
final class LuceneFilter {
    static final String KIND = "kind";
    static final String PROCESS = "process";
    static final String INSTANCE = "instance";
    static final String AT = "at";

    private LuceneFilter() {}

    static @Nullable Query of(VectorFilter filter) {
        if (filter.isNone()) return null;
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (!filter.kinds().isEmpty()) {
            List<BytesRef> kinds = filter.kinds().stream().map(BytesRef::new).toList();
            all.add(new TermInSetQuery(KIND, kinds), Occur.FILTER);
        }
        if (filter.process() != null) all.add(new TermQuery(new Term(PROCESS, filter.process())), Occur.FILTER);
        if (filter.instance() != null) all.add(LongPoint.newExactQuery(INSTANCE, filter.instance()), Occur.FILTER);
        if (filter.from() != null || filter.to() != null) {
            long from = filter.from() == null ? Long.MIN_VALUE : millis(filter.from());
            long to = filter.to() == null ? Long.MAX_VALUE : millis(filter.to()) - 1;
            all.add(LongPoint.newRangeQuery(AT, from, to), Occur.FILTER);
        }
        return all.build();
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }
}
