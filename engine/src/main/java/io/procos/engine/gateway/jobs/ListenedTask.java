package io.procos.engine.gateway.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The user task that a task listener's job is about. The engine passes it in reserved headers. */
public record ListenedTask(
        Optional<String> action,
        Optional<String> assignee,
        List<String> candidateGroups,
        List<String> candidateUsers,
        List<String> changedAttributes,
        Optional<String> dueDate,
        Optional<String> followUpDate,
        OptionalLong formKey,
        OptionalInt priority,
        OptionalLong userTaskKey) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static ListenedTask of(Map<String, String> headers) {
        return new ListenedTask(
                text(headers.get(Protocol.USER_TASK_ACTION_HEADER_NAME)),
                text(headers.get(Protocol.USER_TASK_ASSIGNEE_HEADER_NAME)),
                list(headers.get(Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME)),
                list(headers.get(Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME)),
                list(headers.get(Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME)),
                text(headers.get(Protocol.USER_TASK_DUE_DATE_HEADER_NAME)),
                text(headers.get(Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME)),
                number(headers.get(Protocol.USER_TASK_FORM_KEY_HEADER_NAME)),
                small(number(headers.get(Protocol.USER_TASK_PRIORITY_HEADER_NAME))),
                number(headers.get(Protocol.USER_TASK_KEY_HEADER_NAME)));
    }

    private static Optional<String> text(@Nullable String header) {
        return Optional.ofNullable(header);
    }

    private static OptionalLong number(@Nullable String header) {
        return header == null || header.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(header));
    }

    private static OptionalInt small(OptionalLong number) {
        return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(number.getAsLong()));
    }

    /** Lists travel as JSON arrays in one header. */
    private static List<String> list(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return List.of();
        }
        try {
            return JSON.readValue(header, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A task listener's header is no JSON array: " + header, e);
        }
    }
}
