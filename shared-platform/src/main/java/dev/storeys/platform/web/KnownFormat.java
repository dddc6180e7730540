package dev.storeys.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a Content-Type with a wildcard, which Spring MVC takes for a defect of ours. */
final class KnownFormat implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        String format = request.getContentType();
        if (format != null && !format.isEmpty()) {
            MediaType type = MediaType.parseMediaType(format);
            if (!type.isConcrete()) {
                throw new HttpMediaTypeNotSupportedException(
                        type, List.of(MediaType.APPLICATION_JSON));
            }
        }
        return true;
    }
}
