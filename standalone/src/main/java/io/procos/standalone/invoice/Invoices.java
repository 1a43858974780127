package io.procos.standalone.invoice;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the invoice adapter a worker of whichever application imports this. */
@Configuration(proxyBeanMethods = false)
public class Invoices {

    @Bean
    ReadInvoiceAdapter readInvoiceAdapter(@Value("${procos.data.dir:.procos}") Path data) {
        return new ReadInvoiceAdapter(new InvoiceFolder(data.resolve("files")));
    }
}
