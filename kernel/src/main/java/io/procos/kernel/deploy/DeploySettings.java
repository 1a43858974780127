package io.procos.kernel.deploy;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the kernel deploys at boot.
 *
 * @param library deploy the models that come with ProcOS ({@code procos/**} on the class path)
 * @param folders folders whose models are deployed after the library, with their sub-folders
 */
@ConfigurationProperties("procos.kernel.deploy")
record DeploySettings(
        @DefaultValue("true") boolean library, @DefaultValue List<Path> folders) {}
