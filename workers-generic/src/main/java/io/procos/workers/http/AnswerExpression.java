package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.tde.feel.FeelExpression;
import io.procos.tde.feel.FeelFailed;
import io.procos.workers.input.Fields;
import org.jspecify.annotations.Nullable;

/** FEEL over an answer, from one field of the input. */
record AnswerExpression(String field, FeelExpression expression) {

    /** Null when the field is empty. */
    static @Nullable AnswerExpression of(String field, @Nullable String text) throws TaskError.Rejection {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return new AnswerExpression(field, FeelExpression.parse(text));
        } catch (IllegalArgumentException e) {
            throw Fields.invalid(field, "is not FEEL: " + e.getMessage());
        }
    }

    @Nullable Object over(Answer answer) throws TaskError.Rejection {
        try {
            return expression.evaluate(answer.variables());
        } catch (FeelFailed e) {
            throw new TaskError.Rejection(
                    ReplyBody.INVALID, field + ": has no value for this answer: " + e.getMessage(), e);
        }
    }
}
