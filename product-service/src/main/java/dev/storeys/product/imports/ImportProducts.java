package dev.storeys.product.imports;

import dev.storeys.platform.id.Ids;
import dev.storeys.product.catalogue.NewProduct;
import dev.storeys.product.catalogue.ProductRow;
import dev.storeys.product.imports.ImportResult.Rejected;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in many products at once: known SKUs are changed, new ones added, bad rows named. */
@Component
final class ImportProducts {

    private final Validator validator;
    private final ProductIntake intake;

    ImportProducts(Validator validator, ProductIntake intake) {
        this.validator = validator;
        this.intake = intake;
    }

    ImportResult run(List<@Nullable NewProduct> products) {
        List<Rejected> rejected = new ArrayList<>();
        // By SKU, so that two imports at once lock rows in the same order and cannot deadlock.
        Map<String, ProductRow> rows = new TreeMap<>();
        int accepted = 0;
        for (int index = 0; index < products.size(); index++) {
            @Nullable NewProduct product = products.get(index);
            String reason = fault(product);
            if (product == null || !reason.isEmpty()) {
                rejected.add(new Rejected(index, reason));
            } else {
                accepted++;
                // The last row of a SKU wins, as if the rows had come one after the other.
                rows.put(product.sku(), product.toRow(Ids.next()));
            }
        }
        int created = rows.isEmpty() ? 0 : intake.upsert(List.copyOf(rows.values()));
        return new ImportResult(created, accepted - created, rejected);
    }

    private String fault(@Nullable NewProduct product) {
        if (product == null) {
            return "is null";
        }
        return validator.validate(product).stream()
                .map(ImportProducts::describe)
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String describe(ConstraintViolation<NewProduct> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }
}
