package io.procos.tde.spring;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where secrets come from besides the environment ({@code PROCOS_SECRET_NAME}), and who may have them.
 *
 * @param folders folders with one file for each secret, such as a mounted Kubernetes secret; the first that has it wins
 * @param allow secret names by job type pattern: {@code procos.tde.secrets.allow[procos.http.*]=CRM_TOKEN,ERP_TOKEN};
 *     nothing is allowed by default, {@code *} allows all
 */
@ConfigurationProperties("procos.tde.secrets")
record SecretSettings(
        @DefaultValue List<Path> folders, @DefaultValue Map<String, List<String>> allow) {}
