package io.procos.engine.gateway.command;

import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.List;
import java.util.Optional;

/** What people do with user tasks. Each answers when the task's listeners have agreed. */
public final class UserTaskCommands {

    private UserTaskCommands() {}

    /** What an update changes; empty means: leave it as it is. Dates are ISO 8601, an empty text clears them. */
    public record Changes(
            Optional<String> dueDate,
            Optional<String> followUpDate,
            Optional<List<String>> candidateUsers,
            Optional<List<String>> candidateGroups,
            Optional<Integer> priority) {

        public boolean isEmpty() {
            return dueDate.isEmpty()
                    && followUpDate.isEmpty()
                    && candidateUsers.isEmpty()
                    && candidateGroups.isEmpty()
                    && priority.isEmpty();
        }
    }

    public static Command<Long> complete(long key, String variables, String action) {
        return command(key, UserTaskIntent.COMPLETE, action(action).setVariables(Documents.variables(variables)));
    }

    /** @param allowOverride false: only a task that nobody holds */
    public static Command<Long> assign(long key, String assignee, boolean allowOverride, String action) {
        return command(
                key,
                allowOverride ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM,
                action(action).setAssignee(assignee));
    }

    public static Command<Long> unassign(long key) {
        return command(key, UserTaskIntent.ASSIGN, action("unassign").setAssignee(""));
    }

    public static Command<Long> update(long key, Changes changes, String action) {
        UserTaskRecord task = action(action);
        changes.dueDate().ifPresent(date -> task.setDueDate(date).setDueDateChanged());
        changes.followUpDate().ifPresent(date -> task.setFollowUpDate(date).setFollowUpDateChanged());
        changes.candidateUsers()
                .ifPresent(users -> task.setCandidateUsersList(users).setCandidateUsersChanged());
        changes.candidateGroups()
                .ifPresent(groups -> task.setCandidateGroupsList(groups).setCandidateGroupsChanged());
        changes.priority().ifPresent(priority -> task.setPriority(priority).setPriorityChanged());
        return command(key, UserTaskIntent.UPDATE, task);
    }

    private static UserTaskRecord action(String action) {
        return new UserTaskRecord().setAction(action);
    }

    private static Command<Long> command(long key, UserTaskIntent intent, UserTaskRecord task) {
        return Command.on(key, ValueType.USER_TASK, intent, task.setUserTaskKey(key), Command.done(key));
    }
}
