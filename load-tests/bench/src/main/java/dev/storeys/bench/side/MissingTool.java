package dev.storeys.bench.side;

/** A program that the comparison needs is not on this machine. */
public final class MissingTool extends RuntimeException {

    MissingTool(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
