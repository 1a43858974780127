package io.procos.e2e.file;

import java.util.ArrayList;
import java.util.List;

/** Paths that mean, or could be taken to mean, a place outside of the root; in the lists, a broken bar is between two. */
final class Spellings {
    private static final String[] CLIMBS = """
            ../¦./../¦x/../../¦harmless/../../¦inbox:../¦inbox:./../¦inbox:x/../../¦inbox:inbox:../¦..//¦//../¦\
            /../¦../../../../../../../../¦..\\¦..\\..\\¦x\\..\\..\\¦\\..\\¦\\\\..\\¦..%2f¦%2e%2e/¦%2e%2e%2f¦\
            ..%5c¦%2e%2e%5c¦%252e%252e%252f¦..%252f¦..%c0%af¦%c0%ae%c0%ae/¦..%e0%80%af¦..%u2215¦%uff0e%uff0e/¦\
            ..%00/¦%00../¦..\0/¦\0../¦..;/¦..;a=b/¦..?/¦..#/¦．．/¦\u2025/¦\u2024\u2024/¦..\u2215¦..\u2044¦\
            ..\uFF0F¦..\u29F8¦\uFE52\uFE52/¦..\u200B/¦.\u200D./¦\uFEFF../¦\u202E../¦..\u00A0/¦....//¦..././¦\
            .../¦....\\/¦.. /¦ ../¦../ ¦..\t/¦\t../¦..\n/¦..\r/¦\u001b../¦..\u007f/¦..\u0085/¦..\u2028/""".split("¦", -1);
    private static final String[] STARTS = """
            /¦//¦///¦\\¦\\\\¦\\\\?\\¦\\\\.\\¦C:\\¦C:/¦c:¦file:¦file:/¦file://¦file:///¦jar:file:/¦\
            http://127.0.0.1/¦~/¦~root/¦~¦$HOME/¦${HOME}/¦%HOME%/¦$(pwd)/¦`pwd`/¦inbox:/¦inbox://¦inbox:\\¦:¦:/¦\
            ::¦INBOX:¦outbox:¦inbox.:¦inbox :¦ inbox:¦/proc/self/root/¦/proc/self/cwd/¦/proc/1/root/¦/dev/fd/0/¦\
            /dev/shm/../../""".split("¦", -1);
    private static final String[] ODD = """
            ¦ ¦.¦..¦./¦../¦/¦//¦inbox:¦inbox:.¦inbox:..¦harmless/.¦harmless/..¦harmless/¦harmless.¦harmless ¦\
            harmless...¦harmless::$DATA¦harmless\0.txt¦./harmless¦x//harmless¦con¦nul¦aux.txt¦-rf¦--help¦*¦?¦\
            harmless;id¦harmless|id¦$(id)¦`id`¦'¦\"¦a\nb¦a\rb¦\u0001¦\u007f¦\uD800¦\uDFFF\uD800¦\
            /proc/self/environ¦/proc/self/mem¦/proc/kcore¦/dev/zero¦/dev/stdin¦/dev/tty¦/dev/random¦/etc/passwd¦\
            /etc/shadow¦.procos-x.tmp¦.procos-""".split("¦", -1);

    private Spellings() {}

    static List<String> climbing() {
        List<String> paths = new ArrayList<>();
        for (String climb : CLIMBS) {
            paths.add(climb + "outside/s3cret");
            paths.add(climb + "etc/passwd");
        }
        return paths;
    }

    static List<String> starting(FileWorld world) {
        List<String> paths = new ArrayList<>();
        for (String start : STARTS) {
            paths.add(start + world.secret().toString().substring(1));
        }
        String root = world.inbox().toString();
        paths.addAll(List.of(
                world.secret().toString(),
                root + "/../outside/s3cret",
                root + "/./../outside/s3cret",
                root + "2/s3cret",
                root + "/harmless/../../outside/s3cret",
                world.home().toString(),
                world.outside().toString(),
                root + "//harmless",
                world.home() + "/inbox/../outside"));
        return paths;
    }

    static List<String> odd() {
        return List.of(ODD);
    }

    static List<String> endless() {
        return List.of(
                "a".repeat(255),
                "a".repeat(256),
                "ü".repeat(200),
                "a/".repeat(511) + "a",
                "a/".repeat(512) + "a",
                "a/".repeat(50_000) + "a",
                "../".repeat(340) + "etc/passwd",
                "../".repeat(100_000),
                "x".repeat(1_000_000),
                "/".repeat(1_024),
                "inbox:" + "b/".repeat(100) + "../".repeat(101) + "outside/s3cret",
                "%2e".repeat(300));
    }
}
