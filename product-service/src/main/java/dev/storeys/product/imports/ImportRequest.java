package dev.storeys.product.imports;

import dev.storeys.product.catalogue.NewProduct;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a catalogue. Its rows are not validated here: a bad one must not stop the others. */
record ImportRequest(@NotNull @Size(max = 500) List<@Nullable NewProduct> products) {}
