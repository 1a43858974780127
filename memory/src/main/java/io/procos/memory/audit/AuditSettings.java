package io.procos.memory.audit;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the audit trail keeps what must not lie in the database.
 *
 * @param folder holds {@code key}, made at the first start and needed as long as the trail is, and {@code head}, how far
 *     the trail has come; both for their owner alone. Several memories on one database share the key
 */
@ConfigurationProperties("procos.memory.audit")
record AuditSettings(@DefaultValue(".procos/audit") Path folder) {}
