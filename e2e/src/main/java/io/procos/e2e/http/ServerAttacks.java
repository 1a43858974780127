package io.procos.e2e.http;

import java.util.ArrayList;
import java.util.List;

/** Answers of a hostile server; what each does is in {@link EvilServer}. */
final class ServerAttacks {

    private ServerAttacks() {}

    static List<Attack> all(int evil) {
        List<Attack> attacks = new ArrayList<>();
        for (String behaviour : EvilServer.BEHAVIOURS) {
            String url = "http://evil.test:" + evil + "/" + behaviour;
            attacks.add(Attack.of("hostile answer", behaviour, url));
            attacks.add(Attack.of("hostile answer, stored", behaviour, url, "storeResponse", "large"));
        }
        attacks.add(Attack.of("hostile answer", "no TLS", "https://evil.test:" + evil + "/json"));
        return attacks;
    }
}
