package dev.storeys.bench.side;

/** Something that the comparison needs is not on this machine. */
public final class MissingTool extends RuntimeException {

    MissingTool(String whatToDo) {
        super(whatToDo);
    }
}
