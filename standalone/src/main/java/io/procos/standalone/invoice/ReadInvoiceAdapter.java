package io.procos.standalone.invoice;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.util.Map;

/** Reads a supplier's invoice from the files folder. */
@AdapterType(
        value = "procos.invoice.read.v1",
        name = "Read invoice",
        description = "Reads an EN 16931 UBL invoice or credit note, or an invoice as CSV or JSON, and checks it.",
        effect = EffectKind.READ,
        policyArgument = "file",
        lease = "PT1M",
        errors = {
            "INVOICE_UNREADABLE: the file is missing or no document that is known here",
            "INVOICE_INVALID: the document breaks a rule, which the reason names"
        })
final class ReadInvoiceAdapter implements Adapter<ReadInvoiceAdapter.Input, ReadInvoiceAdapter.Output> {
    private final InvoiceFolder folder;
    private final InvoiceReader reader = new InvoiceReader();

    ReadInvoiceAdapter(InvoiceFolder folder) {
        this.folder = folder;
    }

    record Input(
            @io.procos.tde.Input(
                    label = "File",
                    description = "Path below the files folder",
                    example = "inbox/invoice-4711.xml")
            String file) {}

    record Output(Invoice invoice) {}

    @Override
    public Output execute(Input input, TaskContext context) throws Exception {
        Invoice invoice = reader.read(folder.read(input.file()));
        context.note(
                "invoice read",
                Map.of(
                        "id",
                        invoice.id(),
                        "format",
                        invoice.sourceFormat(),
                        "lines",
                        invoice.lines().size()));
        return new Output(invoice);
    }
}
