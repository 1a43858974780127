package io.procos.kernel;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The kernel as an application of its own. Exit codes: 78 for wrong settings, 69 when the engine stays away. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Kernel.class)
public class KernelApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(KernelApplication.class)
                .web(WebApplicationType.REACTIVE)
                .run(args);
    }
}
