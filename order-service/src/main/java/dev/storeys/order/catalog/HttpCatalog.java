package dev.storeys.order.catalog;

import dev.storeys.platform.client.Neighbours;
import dev.storeys.platform.web.Refusal;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** The catalogue in another process. */
@Component
@ConditionalOnProperty("storeys.neighbours.product.url")
final class HttpCatalog implements Catalog {

    private final ProductApi products;

    HttpCatalog(Neighbours neighbours) {
        this.products = neighbours.client("product", ProductApi.class);
    }

    @Override
    public List<PricedLine> reserve(UUID orderId, List<Line> lines) {
        try {
            return products.reserve(new ProductApi.Reserve(orderId, lines)).lines();
        } catch (HttpClientErrorException refused) {
            throw refusal(refused);
        }
    }

    @Override
    public void release(UUID orderId) {
        products.release(orderId);
    }

    @Override
    public List<PricedProduct> prices(Collection<UUID> productIds) {
        return productIds.isEmpty()
                ? List.of()
                : products.prices(new ProductApi.AskPrices(productIds)).products();
    }

    private static RuntimeException refusal(HttpClientErrorException refused) {
        ProblemDetail problem = refused.getResponseBodyAs(ProblemDetail.class);
        URI type = problem == null ? null : problem.getType();
        if (problem == null || type == null || !type.toString().startsWith(Refusal.TYPES)) {
            return refused;
        }
        Map<String, Object> properties = problem.getProperties();
        Object products = properties == null ? null : properties.get("products");
        String detail = problem.getDetail();
        return new CatalogRefusal(
                HttpStatus.valueOf(refused.getStatusCode().value()),
                type.toString().substring(Refusal.TYPES.length()),
                detail == null ? "" : detail,
                products instanceof List<?> ids ? ids : List.of());
    }
}
