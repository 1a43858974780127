package io.procos.e2e.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Ways by which a server that may be called leads on to one that may not. */
final class RedirectAttacks {
    private static final List<Integer> CODES = List.of(300, 301, 302, 303, 305, 307, 308);

    private RedirectAttacks() {}

    static List<Attack> all(int canary, int evil) {
        String server = "http://evil.test:" + evil;
        List<String> targets = List.of(
                "http://127.0.0.1:" + canary + "/",
                "http://[::1]:" + canary + "/",
                "http://2130706433:" + canary + "/",
                "http://localhost:" + canary + "/",
                "//127.0.0.1:" + canary + "/",
                "http://[::ffff:7f00:1]:" + canary + "/",
                "http://a@127.0.0.1:" + canary + "/",
                "http://turn8.rebind.test:" + canary + "/",
                "http://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd");
        List<Attack> attacks = new ArrayList<>();
        for (int code : CODES) {
            for (String target : targets) {
                String url = server + "/redirect/" + code + "?" + encoded(target);
                attacks.add(Attack.of("redirect", code + " to " + target, url, "followRedirects", 3));
            }
        }
        for (int hops = 2; hops <= 4; hops++) {
            String url = targets.getFirst();
            for (int i = 0; i < hops; i++) {
                url = server + "/redirect/302?" + encoded(url);
            }
            attacks.add(
                    Attack.of("redirect", hops + " hops", url, "followRedirects", 5, "method", "POST", "body", "x"));
        }
        attacks.add(Attack.of("redirect", "endless", server + "/endless-redirect", "followRedirects", 5));
        attacks.addAll(others(server, targets.getFirst()));
        return attacks;
    }

    private static List<Attack> others(String server, String target) {
        return List.of(
                Attack.of("redirect", "Refresh header", server + "/refresh?" + encoded(target), "followRedirects", 5),
                Attack.of("next page", "Link header", server + "/link?" + encoded(target), "maxPages", 5),
                Attack.of("next page", "expression", server + "/json", "maxPages", 5, "nextPage", "\"" + target + "\""),
                Attack.of("next page", "own circle", server + "/link?" + encoded(server + "/json"), "maxPages", 100),
                Attack.of("token server", "private", server + "/json", token(target)),
                Attack.of(
                        "token server",
                        "redirects",
                        server + "/json",
                        token(server + "/redirect/302?" + encoded(target))));
    }

    private static Object[] token(String url) {
        return new Object[] {
            "authentication", "oauth2", "tokenUrl", url, "clientId", "a", "clientSecret", "b", "followRedirects", 5
        };
    }

    private static String encoded(String url) {
        return "to=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
