package io.procos.memory;

import io.procos.memory.access.Gatekeeper;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The memory as an application of its own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Memory.class, Gatekeeper.class})
@OpenAPIDefinition(
        info =
                @Info(
                        title = "ProcOS memory",
                        version = "v1",
                        description =
                                "Answers questions about what happened. Errors are RFC 9457 problems with the"
                                        + " members field and hint. Keys are texts. Lists come in pages: send 'next' as cursor."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class MemoryApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(MemoryApplication.class)
                .web(WebApplicationType.REACTIVE)
                .run(args);
    }
}
