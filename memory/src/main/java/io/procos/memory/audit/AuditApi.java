package io.procos.memory.audit;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The trail over HTTP. Whoever serves it guards it. */
@RestController
@RequestMapping("/v1/memory/audit")
final class AuditApi {
    private static final int MOST = 1_000;

    private final AuditVerification verification;
    private final AuditList entries;

    AuditApi(AuditVerification verification, AuditList entries) {
        this.verification = verification;
        this.entries = entries;
    }

    @Operation(summary = "List the audit trail, newest first")
    @GetMapping
    AuditList.Page list(
            @RequestParam(required = false) @Nullable Long instance,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "'limit' must be 1 to " + MOST);
        }
        return entries.page(instance, type, cursor == null ? Long.MAX_VALUE : cursor, limit);
    }

    @Operation(summary = "Verify the whole audit trail: the first row that is not what was written, if any")
    @GetMapping("/verification")
    AuditReport verification() {
        return verification.verify();
    }
}
