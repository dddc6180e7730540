package dev.storeys.platform.web;

import java.util.UUID;

/**
 * Who is calling, from the validated access token; a controller takes it as an argument.
 *
 * @param id the user
 * @param handle the user's immutable handle, the key of range sharding
 * @param admin whether the token carries the admin role
 */
public record Caller(UUID id, String handle, boolean admin) {}
