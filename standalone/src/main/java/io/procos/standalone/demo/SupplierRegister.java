package io.procos.standalone.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is known, and what a currency is worth in euro: figures for a demo, not for a bank. */
final class SupplierRegister {
    private static final Map<String, Double> EURO_FOR = Map.of(
            "EUR", 1.0, "USD", 0.92, "GBP", 1.17, "CHF", 1.05, "SEK", 0.088, "DKK", 0.134, "NOK", 0.086, "PLN", 0.23,
            "CZK", 0.04);

    private SupplierRegister() {}

    static Map<String, @Nullable Object> lookUp(String vatId, String currency) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("vatId", vatId);
        answer.put("status", status(vatId));
        answer.put("rateToEur", EURO_FOR.get(currency));
        return answer;
    }

    /** Without a VAT id nobody is known; an id of zeros at the end stands for one that was struck off. */
    private static String status(String vatId) {
        if (vatId.isEmpty() || vatId.equals("none")) {
            return "unknown";
        }
        return vatId.endsWith("000") ? "blocked" : "active";
    }
}
