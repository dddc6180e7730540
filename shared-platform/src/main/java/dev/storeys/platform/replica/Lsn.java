package dev.storeys.platform.replica;

import java.util.regex.Pattern;

/**
 * A position in a server's write-ahead log, in bytes, as PostgreSQL's type {@code pg_lsn}.
 *
 * @param bytes unsigned
 */
record Lsn(long bytes) implements Comparable<Lsn> {

    /** Before anything was written. */
    static final Lsn START = new Lsn(0);

    /** No server has come so far. */
    static final Lsn NEVER = new Lsn(-1);

    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}");
    private static final int HEX = 16;

    /** Reads PostgreSQL's form, such as {@code 16/B374D848}. */
    static Lsn parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a position in a write-ahead log: " + text);
        }
        int slash = text.indexOf('/');
        long high = Long.parseLong(text.substring(0, slash), HEX);
        long low = Long.parseLong(text.substring(slash + 1), HEX);
        return new Lsn(high << Integer.SIZE | low);
    }

    boolean isBehind(Lsn other) {
        return compareTo(other) < 0;
    }

    Lsn or(Lsn other) {
        return isBehind(other) ? other : this;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return "%X/%X".formatted(bytes >>> Integer.SIZE, bytes & 0xFFFF_FFFFL);
    }
}
