package io.procos.memory.audit;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The trail over HTTP. Whoever serves it guards it. */
@RestController
final class AuditApi {
    private final AuditVerification verification;

    AuditApi(AuditVerification verification) {
        this.verification = verification;
    }

    @Operation(summary = "Verify the whole audit trail: the first row that is not what was written, if any")
    @GetMapping("/v1/memory/audit/verification")
    AuditReport verification() {
        return verification.verify();
    }
}
