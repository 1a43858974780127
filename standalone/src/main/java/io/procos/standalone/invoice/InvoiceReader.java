package io.procos.standalone.invoice;

import io.procos.api.TaskError;

/** Reads any of the known documents: understood, or refused with the reason. Thread-safe. */
final class InvoiceReader {
    private final UblInvoices ubl = new UblInvoices();
    private final CsvInvoices csv = new CsvInvoices();
    private final JsonInvoices json = new JsonInvoices();

    Invoice read(byte[] content) throws TaskError.Rejection {
        return switch (DocumentFormat.of(content)) {
            case XML -> ubl.read(content);
            case CSV -> csv.read(content);
            case JSON -> json.read(content);
        };
    }
}
