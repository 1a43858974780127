package io.procos.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class StoryReaderTest {
    private static final String DOCUMENT = """
            {"instance": {"processInstanceKey": "10", "bpmnProcessId": "order", "version": 2, "state": "active",
                "startedAt": "2026-11-20T10:00:00Z", "endedAt": null, "openIncidents": 0},
             "elements": [{"elementInstanceKey": "11", "flowScopeKey": "10", "elementId": "subProcess_All",
                "elementType": "SUB_PROCESS", "state": "active", "enteredAt": "2026-11-20T10:00:00Z", "leftAt": null,
                "children": [{"elementInstanceKey": "12", "flowScopeKey": "11", "elementId": "serviceTask_Ask",
                    "elementType": "SERVICE_TASK", "state": "active", "enteredAt": "2026-11-20T10:00:01Z",
                    "leftAt": null, "children": []}]}],
             "runs": [{"runId": "r", "elementInstanceKey": "12", "elementId": "serviceTask_Ask", "jobType": "t",
                "attempt": 1, "policy": {"verdict": "allow", "reason": "internal", "version": "3"},
                "effect": {"key": "k", "state": "done"}, "outcome": "completed", "code": null, "reason": null,
                "startedAt": "2026-11-20T10:00:02Z", "durationNanos": 5,
                "notes": [{"at": "2026-11-20T10:00:02Z", "note": "asked", "details": {"status": 200}}],
                "modelCalls": [{"at": "2026-11-20T10:00:04Z", "provider": "openai", "model": "small",
                    "outcome": "answered", "inputTokens": 100, "outputTokens": 30, "microCents": 5000,
                    "durationNanos": 7}],
                "toolCalls": [{"at": "2026-11-20T10:00:03Z", "tool": "lookup", "outcome": "completed",
                    "durationNanos": 1}],
                "attachments": [{"object": "sha256:ab", "name": "answer.txt", "mediaType": "text/plain", "bytes": 12}]}],
             "variables": [], "incidents": [],
             "called": [{"instance": {"processInstanceKey": "20", "startedAt": "2026-11-20T10:00:00Z"}}],
             "cost": {"modelCalls": 1, "inputTokens": 100, "outputTokens": 30, "microCents": 5000}}""";

    private final Story story = StoryReader.story(JsonMapper.shared().readTree(DOCUMENT));

    @Test
    void findsElementsInSubProcesses() {
        assertThat(story.elements()).extracting(Story.Element::scopeKey).containsExactly(10L, 11L);
        assertThat(story.withCalled()).hasSize(2);
    }

    @Test
    void tellsWhatARunDid() {
        Story.Run run = story.runs().getFirst();

        assertThat(run.policy()).isEqualTo("allow: internal");
        assertThat(run.effect()).isEqualTo("done");
        assertThat(run.noted()).isEqualTo("asked: status 200");
        assertThat(run.stored()).containsExactly("answer.txt, text/plain, 12 bytes");
        assertThat(run.calls())
                .extracting(Story.Call::text)
                .containsExactly(
                        "tool lookup completed", "model small of openai answered, 100 + 30 tokens, 0.005 cents");
        assertThat(story.cost()).isEqualTo(new Story.Cost(1, 130, 5000));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 cents", "1000000, 1 cent", "5000, 0.005 cents", "250000000, 250 cents"})
    void writesMoney(long microCents, String text) {
        assertThat(Money.text(microCents)).isEqualTo(text);
    }
}
