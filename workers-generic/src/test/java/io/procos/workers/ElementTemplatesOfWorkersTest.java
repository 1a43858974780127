package io.procos.workers;

import io.procos.tde.Adapter;
import io.procos.tde.testkit.ElementTemplatesTest;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every adapter of this module has its template checked in. */
class ElementTemplatesOfWorkersTest extends ElementTemplatesTest {

    ElementTemplatesOfWorkersTest() {
        super(adapters().toList());
    }

    @SuppressWarnings("unchecked")
    static Stream<Class<? extends Adapter<?, ?>>> adapters() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Adapter.class));
        return scanner.findCandidateComponents("io.procos.workers").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> (Class<? extends Adapter<?, ?>>) ClassUtils.resolveClassName(name, null));
    }
}
