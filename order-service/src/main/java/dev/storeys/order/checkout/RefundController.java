package dev.storeys.order.checkout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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

    private static final Pattern KEY =
            Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    private final RequestRefund requestRefund;

    RefundController(RequestRefund requestRefund) {
        this.requestRefund = requestRefund;
    }

    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @Operation(summary = "Gives back some or all that is left of an order's money (administrators)")
    @PostMapping("/api/v1/orders/{id}/refund")
    ResponseEntity<String> refund(
            @PathVariable UUID id,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @Valid @RequestBody(required = false) @Nullable RefundRequest request) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new BadIdempotencyKey();
        }
        RefundRequest wanted = request == null ? RefundRequest.ALL : request;
        return ResponseEntity.accepted()
                .contentType(MediaType.APPLICATION_JSON)
                .body(requestRefund.of(id, key, wanted));
    }
}
