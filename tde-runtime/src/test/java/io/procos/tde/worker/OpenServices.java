package io.procos.tde.worker;

import io.procos.tde.cache.MemoryResultCache;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.policy.Policy;
import io.procos.tde.secrets.SecretGrants;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** Services that allow every task and know no secrets. */
final class OpenServices {
    private OpenServices() {}

    static RunServices get() {
        return new RunServices(
                new Policy(new ClassPathResource("procos/testkit/allow-all.dmn")),
                name -> Optional.empty(),
                SecretGrants.none(),
                new MemoryResultCache(DataSize.ofMegabytes(1)));
    }
}
