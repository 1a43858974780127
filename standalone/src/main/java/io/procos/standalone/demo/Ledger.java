package io.procos.standalone.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Books each invoice once; the same call told twice is answered twice with the same booking. Thread-safe. */
final class Ledger {
    /** One invoice in so many meets a closed period, so that there is something to take back. */
    private static final int CLOSED_EVERY = 6;

    private final Map<String, Entry> answered = new HashMap<>();
    private final Map<String, String> bookedInvoices = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    sealed interface Entry {
        record Booked(String id) implements Entry {}

        record Refused(String reason) implements Entry {}
    }

    synchronized Entry book(JsonNode order, String idempotencyKey) {
        return answered.computeIfAbsent(idempotencyKey, key -> decide(order));
    }

    synchronized boolean cancel(String bookingId) {
        return bookedInvoices.values().remove(bookingId);
    }

    private Entry decide(JsonNode order) {
        String invoice = order.path("supplier").asString("") + " "
                + order.path("invoiceId").asString("");
        if (bookedInvoices.containsKey(invoice)) {
            return new Entry.Refused("already booked as " + bookedInvoices.get(invoice));
        }
        if (asked.add(invoice) && asked.size() % CLOSED_EVERY == 0) {
            return new Entry.Refused("the booking period is closed");
        }
        String id = "B-" + (1000 + asked.size());
        bookedInvoices.put(invoice, id);
        return new Entry.Booked(id);
    }
}
