package dev.storeys.order.checkout;

import dev.storeys.platform.web.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The API of refunds. */
@Tag(name = "Orders")
@RestController
class RefundController {

    private final RequestRefund requestRefund;
    private final OrderOwners owners;

    RefundController(RequestRefund requestRefund, OrderOwners owners) {
        this.requestRefund = requestRefund;
        this.owners = owners;
    }

    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @Operation(summary = "Gives back some or all that is left of an order's money (administrators)")
    @PostMapping("/api/v1/orders/{id}/refund")
    ResponseEntity<String> refund(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @Valid @RequestBody(required = false) @Nullable RefundRequest request) {
        RefundRequest wanted = request == null ? RefundRequest.ALL : request;
        return owners.change(id, () -> requestRefund.of(id, caller.id(), key, wanted)).toResponse();
    }
}
