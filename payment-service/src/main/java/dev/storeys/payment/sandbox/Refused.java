package dev.storeys.payment.sandbox;

/** The sandbox does not do what the request asks, and says why. */
final class Refused extends RuntimeException {

    private final int status;
    private final String type;

    Refused(int status, String type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    static Refused unprocessable(String type, String detail) {
        return new Refused(422, type, detail);
    }

    static Refused badRequest(String detail) {
        return new Refused(400, "bad-request", detail);
    }

    int status() {
        return status;
    }

    Problem problem() {
        String detail = getMessage();
        return new Problem(type, status, detail == null ? "" : detail);
    }

    /** The body that goes with the status. */
    record Problem(String type, int status, String detail) {}
}
