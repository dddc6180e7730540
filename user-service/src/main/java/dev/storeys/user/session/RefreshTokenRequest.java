package dev.storeys.user.session;

import jakarta.validation.constraints.NotNull;

record RefreshTokenRequest(@NotNull RefreshToken refreshToken) {}
