package dev.storeys.bench.side;

import dev.storeys.platform.web.Caller;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The POST handler of a controller, called as Spring MVC calls it but without HTTP. Use cases are
 * the module's own business; this is the nearest thing that is there for others, and it stays.
 */
record Handler(Object controller, Method method, JsonMapper json) {

    /** The method that answers POST at the controller's own path. */
    static Handler of(ApplicationContext module, String controller)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(controller);
        Method method =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(Handler::answersPost)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchMethodException("POST of " + controller));
        method.setAccessible(true);
        return new Handler(module.getBean(type), method, module.getBean(JsonMapper.class));
    }

    private static boolean answersPost(Method method) {
        PostMapping mapping = method.getAnnotation(PostMapping.class);
        return mapping != null && mapping.value().length == 0 && mapping.path().length == 0;
    }

    /** The answer; throws what the controller throws. */
    ResponseEntity<?> post(Caller caller, String key, String body) throws Exception {
        Object[] arguments =
                Arrays.stream(method.getParameters())
                        .map(parameter -> argument(parameter, caller, key, body))
                        .toArray();
        try {
            return (ResponseEntity<?>) method.invoke(controller, arguments);
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
