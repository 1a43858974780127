package io.procos.workers.directory;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A pattern of names: {@code *} any characters of a name, {@code ?} one, a part {@code **} any folders. A pattern without a
 * slash is about the name alone, wherever it is. Matched in time linear in pattern times path, whoever wrote the pattern:
 * a regular expression made of it could take for ever. Immutable.
 */
final class Glob {
    private final List<String> parts;

    private Glob(List<String> parts) {
        this.parts = parts;
    }

    static Glob of(String pattern) {
        return new Glob(Arrays.asList((pattern.contains("/") ? pattern : "**/" + pattern).split("/", -1)));
    }

    /** @param path names from the folder that is searched down */
    boolean matches(List<String> path) {
        return matches(parts, path, "**"::equals, Glob::matchesName);
    }

    private static boolean matchesName(String pattern, String name) {
        return matches(
                pattern.chars().boxed().toList(),
                name.chars().boxed().toList(),
                star -> star == '*',
                (one, other) -> one == '?' || one.equals(other));
    }

    /** Greedy, going back to the newest star only: an older one could match no more than the newest can. */
    private static <T> boolean matches(List<T> pattern, List<T> text, Predicate<T> star, BiPredicate<T, T> same) {
        int p = 0;
        int t = 0;
        int behindStar = -1;
        int retry = 0;
        while (t < text.size()) {
            if (p < pattern.size() && star.test(pattern.get(p))) {
                behindStar = ++p;
                retry = t;
            } else if (p < pattern.size() && same.test(pattern.get(p), text.get(t))) {
                p++;
                t++;
            } else if (behindStar >= 0) {
                p = behindStar;
                t = ++retry;
            } else {
                return false;
            }
        }
        return pattern.subList(p, pattern.size()).stream().allMatch(star);
    }
}
