package io.procos.exporter;

import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What engines tell of an instance since Camunda 8.7 and 8.8. An older broker brings older interfaces, without them. */
final class NewerFields {

    private static final boolean HAS_PATH = has("getElementInstancePath");
    private static final boolean HAS_TAGS = has("getTags");

    private NewerFields() {}

    /** The instance at the top of the call hierarchy; null where the engine does not say. */
    static @Nullable Long root(ProcessInstanceRecordValue value) {
        return HAS_PATH ? CallPath.root(value.getElementInstancePath()) : null;
    }

    static List<String> tags(ProcessInstanceRecordValue value) {
        return HAS_TAGS ? List.copyOf(value.getTags()) : List.of();
    }

    private static boolean has(String method) {
        return Arrays.stream(ProcessInstanceRecordValue.class.getMethods())
                .anyMatch(known -> known.getName().equals(method));
    }
}
