package dev.storeys.bench.side;

/**
 * What a figure should be. Where the aim is below the floor, less is better.
 *
 * @param floor what must hold
 * @param aim what is wanted
 */
public record Goal(double floor, double aim) {

    /** In words, for the table. */
    public String verdict(double value) {
        return reached(aim, value)
                ? "aim reached"
                : reached(floor, value) ? "floor holds" : "below the floor";
    }

    private boolean reached(double goal, double value) {
        return aim < floor ? value <= goal : value >= goal;
    }
}
