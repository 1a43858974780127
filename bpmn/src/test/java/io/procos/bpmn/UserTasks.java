package io.procos.bpmn;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Completes user tasks. The gateway of the test engine has no command for it, so this writes the one that a REST
 * gateway would write, straight to the engine's log.
 */
final class UserTasks {
    private static final JsonMapper JSON = new JsonMapper();

    private final LogStream log;

    UserTasks(ZeebeTestEngine engine) {
        try {
            var field = engine.getClass().getDeclaredField("logStream");
            field.setAccessible(true);
            log = (LogStream) field.get(engine);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("the test engine keeps its log elsewhere", changed);
        }
    }

    void complete(long userTaskKey, Map<String, ?> variables) {
        byte[] packed = MsgPackConverter.convertToMsgPack(JSON.writeValueAsString(variables));
        UserTaskRecord task = new UserTaskRecord()
                .setUserTaskKey(userTaskKey)
                .setAction("complete")
                .setVariables(new UnsafeBuffer(packed));
        RecordMetadata command = new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(ValueType.USER_TASK)
                .intent(UserTaskIntent.COMPLETE);
        log.newLogStreamWriter()
                .tryWrite(
                        WriteContext.userCommand(UserTaskIntent.COMPLETE),
                        LogAppendEntry.of(userTaskKey, command, task));
    }
}
