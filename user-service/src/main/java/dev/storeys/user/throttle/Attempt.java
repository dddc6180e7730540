package dev.storeys.user.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a login is counted by: keys that do not say whose they are. Whether there is such an account
 * makes no difference.
 */
record Attempt(String both, String account, String address) {

    private static final int NETWORK_BYTES = 8;

    static Attempt of(String email, String address) {
        String who = email.toLowerCase(Locale.ROOT);
        String where = network(address);
        return new Attempt(
                hash("both\0" + where + "\0" + who),
                hash("account\0" + who),
                hash("address\0" + where));
    }

    /** An IPv6 client has a whole /64 to choose its address from. */
    private static String network(String address) {
        try {
            InetAddress ip = InetAddress.ofLiteral(address);
            return ip instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), NETWORK_BYTES))
                    : ip.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
