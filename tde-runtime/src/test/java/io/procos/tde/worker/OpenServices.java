package io.procos.tde.worker;

import io.procos.tde.cache.MemoryResultCache;
import io.procos.tde.effect.Ledger;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectExchange;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.policy.Policy;
import io.procos.tde.secrets.SecretGrants;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** Services that allow every task and know no secrets. */
final class OpenServices {
    private OpenServices() {}

    /** @param folder for the object store */
    static RunServices in(Path folder) {
        return new RunServices(
                new Policy(new ClassPathResource("procos/testkit/allow-all.dmn")),
                name -> Optional.empty(),
                SecretGrants.none(),
                new MemoryResultCache(DataSize.ofMegabytes(1)),
                new ObjectExchange(
                        new FileObjectStore(folder.resolve("objects"), DataSize.ofMegabytes(10)),
                        DataSize.ofKilobytes(256),
                        DataSize.ofMegabytes(10)),
                Ledger.none());
    }
}
