package io.procos.e2e.fault;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Models that no engine should ever see. */
final class BadModels {
    /** A model with the id of the element that is to be named; null when the fault lies before any element. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bad(byte[] content, @Nullable String element) {}

    private BadModels() {}

    static Map<String, Bad> all() {
        Map<String, Bad> all = new LinkedHashMap<>();
        all.put(
                "foreign entity (XXE)",
                bad("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + process("&x;"), null));
        all.put("entity bomb", bad(bomb(), null));
        all.put("30 MB", new Bad(new byte[30_000_000], null));
        all.put("100,000 elements", bad(process(tasks(100_000)), "p"));
        all.put("5,000 deep", bad(process("<subProcess>".repeat(5_000) + "</subProcess>".repeat(5_000)), "p"));
        all.put("nested FEEL for", bad(process(job("= count(for x in 1..1000, y in 1..1000 return x*y)")), "t"));
        all.put("FEEL for in for", bad(process(job("= for x in 1..1000 return for y in 1..1000 return x")), "t"));
        all.put("duplicate id", bad(process("<task id='a'/><task id='a'/>"), "a"));
        all.put("torn file", bad(process("<task id='a'>").substring(0, 200), "a"));
        all.put("no task type", bad(process(job("")), "t"));
        return all;
    }

    /** About as large as a model of the library. */
    static byte[] sound() {
        String notes = "<textAnnotation><text>a note</text></textAnnotation>".repeat(100);
        return process(job("x") + notes).getBytes(StandardCharsets.UTF_8);
    }

    private static Bad bad(String text, @Nullable String element) {
        return new Bad(text.getBytes(StandardCharsets.UTF_8), element);
    }

    private static String process(String content) {
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='t'"
                + " xmlns:zeebe='http://camunda.org/schema/zeebe/1.0'><process id='p' isExecutable='true'>"
                + content + "</process></definitions>";
    }

    private static String job(String type) {
        String attribute = type.isEmpty() ? "" : " type='" + type + "'";
        return "<startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/><serviceTask id='t'>"
                + "<extensionElements><zeebe:taskDefinition" + attribute + "/></extensionElements></serviceTask>";
    }

    private static String tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<task id='t" + i + "'/>")
                .collect(Collectors.joining());
    }

    private static String bomb() {
        String entities = IntStream.range(1, 30)
                .mapToObj(i -> "<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining());
        return "<!DOCTYPE d [<!ENTITY a0 'ha'>" + entities + "]>" + process("&a29;");
    }
}
