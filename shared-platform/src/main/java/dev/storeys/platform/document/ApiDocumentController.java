package dev.storeys.platform.document;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the document to whoever asks for it. */
@RestController
final class ApiDocumentController {

    static final String PATH = "/openapi";

    private final Resource document;

    ApiDocumentController(Resource document) {
        this.document = document;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Resource document() {
        return document;
    }
}
