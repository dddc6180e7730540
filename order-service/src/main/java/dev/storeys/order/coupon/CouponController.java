package dev.storeys.order.coupon;

import dev.storeys.platform.web.Cursor;
import dev.storeys.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of coupons. */
@Tag(name = "Coupons")
@RestController
@RequestMapping("/api/v1/coupons")
class CouponController {

    private final CouponBook coupons;

    CouponController(CouponBook coupons) {
        this.coupons = coupons;
    }

    @Operation(operationId = "offerCoupon", summary = "Offers a coupon (administrators)")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CouponView offer(@Valid @RequestBody NewCoupon coupon) {
        CouponView offered = coupon.toView(Instant.now());
        coupons.add(offered);
        return offered;
    }

    @Operation(operationId = "coupons", summary = "All coupons by their codes (administrators)")
    @GetMapping
    Page<CouponView> list(
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(
                coupons.after(after, limit + 1), limit, coupon -> Cursor.encode(coupon.code()));
    }
}
