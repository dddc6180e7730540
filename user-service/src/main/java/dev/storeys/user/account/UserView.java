package dev.storeys.user.account;

import java.util.UUID;

record UserView(UUID id, String email, String name, String country, String region) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.email().address(),
                user.name(),
                user.country().code(),
                user.region().code());
    }
}
