package dev.storeys.platform.shard;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * The one place where a request gets its shard: a method of a module whose data is spread, and that
 * asks for the {@link Caller}, is about the caller's own data. What is about somebody else's says
 * so itself, by {@link ModuleShards}.
 */
final class CallersShard extends RequestMappingHandlerAdapter {

    private final Shards shards;
    private final List<ModuleSchema> schemas;

    CallersShard(Shards shards, List<ModuleSchema> schemas) {
        this.shards = shards;
        this.schemas = List.copyOf(schemas);
    }

    @Override
    protected @Nullable ModelAndView invokeHandlerMethod(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method)
            throws Exception {
        Optional<ModuleSchema> module =
                schemas.stream().filter(schema -> schema.owns(method.getBeanType())).findFirst();
        Optional<Caller> caller =
                asksForCaller(method)
                        ? Caller.of(SecurityContextHolder.getContext().getAuthentication())
                        : Optional.empty();
        if (module.isEmpty() || caller.isEmpty()) {
            return super.invokeHandlerMethod(request, response, method);
        }
        ShardKey key = new ShardKey(caller.get().id(), caller.get().handle());
        ModuleShards data = shards.of(module.get().name());
        ScopedValue.CallableOp<@Nullable ModelAndView, Exception> work =
                () -> super.invokeHandlerMethod(request, response, method);
        return changesNothing(request) ? data.at(key, work) : data.change(key, work);
    }

    private static boolean changesNothing(HttpServletRequest request) {
        return Set.of("GET", "HEAD").contains(request.getMethod());
    }

    private static boolean asksForCaller(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(Caller.class::equals);
    }
}
