package dev.storeys.bench.side;

import dev.storeys.platform.web.Caller;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A handler at a controller's own path, called as Spring MVC calls it but without HTTP. Use cases
 * are the module's own business; this is the nearest thing that is there for others, and it stays.
 */
public record Handler(Object controller, Method method, JsonMapper json) {

    /** The method that answers POST at the controller's own path. */
    static Handler of(ApplicationContext module, String controller)
            throws ReflectiveOperationException {
        return of(module, controller, Handler::answersPost);
    }

    /** The method that answers GET there. */
    static Handler reading(ApplicationContext module, String controller)
            throws ReflectiveOperationException {
        return of(module, controller, Handler::answersGet);
    }

    private static Handler of(
            ApplicationContext module, String controller, Predicate<Method> wanted)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(controller);
        Method method =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(wanted)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchMethodException("No handler: " + controller));
        method.setAccessible(true);
        return new Handler(module.getBean(type), method, module.getBean(JsonMapper.class));
    }

    private static boolean answersGet(Method method) {
        GetMapping mapping = method.getAnnotation(GetMapping.class);
        return mapping != null && mapping.value().length == 0 && mapping.path().length == 0;
    }

    private static boolean answersPost(Method method) {
        PostMapping mapping = method.getAnnotation(PostMapping.class);
        return mapping != null && mapping.value().length == 0 && mapping.path().length == 0;
    }

    /** The answer; throws what the controller throws. */
    ResponseEntity<?> post(Caller caller, String key, String body) throws Exception {
        return (ResponseEntity<?>) call(parameter -> argument(parameter, caller, key, body));
    }

    /** The answer to a GET with these parameters; those that are not there are null. */
    Object get(Caller caller, Map<String, Object> parameters) throws Exception {
        return call(parameter ->
                parameter.getType() == Caller.class ? caller : parameters.get(parameter.getName()));
    }

    private Object call(Function<Parameter, @Nullable Object> arguments) throws Exception {
        try {
            return method.invoke(
                    controller, Arrays.stream(method.getParameters()).map(arguments).toArray());
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    private Object argument(Parameter parameter, Caller caller, String key, String body) {
        if (parameter.getType() == Caller.class) {
            return caller;
        }
        if (parameter.isAnnotationPresent(RequestHeader.class)) {
            return key;
        }
        if (parameter.isAnnotationPresent(RequestBody.class)) {
            return parameter.getType() == String.class
                    ? body
                    : json.readValue(body, parameter.getType());
        }
        throw new IllegalStateException("The bench does not know what to pass for " + parameter);
    }
}
