package dev.storeys.user.account;

import dev.storeys.platform.web.Caller;
import dev.storeys.platform.web.NotBuiltYet;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Accounts")
@RestController
@RequestMapping("/api/v1/users")
class UserController {

    private final RegisterUser registerUser;
    private final ChangeProfile changeProfile;
    private final Users users;

    UserController(RegisterUser registerUser, ChangeProfile changeProfile, Users users) {
        this.registerUser = registerUser;
        this.changeProfile = changeProfile;
        this.users = users;
    }

    @Operation(summary = "Registers an account")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserView register(@RequestBody @Valid RegisterUserRequest request) {
        return UserView.of(registerUser.with(request));
    }

    @Operation(summary = "The own account")
    @GetMapping("/me")
    UserView me(Caller caller) {
        // A standby may not have heard of somebody who has just registered.
        return users.shown(caller.id())
                .or(() -> users.find(caller.id()))
                .map(UserView::of)
                .orElseThrow(UserNotFound::new);
    }

    @Operation(summary = "Changes the own profile")
    @PatchMapping("/me")
    UserView change(Caller caller, @RequestBody @Valid ChangeProfileRequest request) {
        return UserView.of(changeProfile.of(caller.id(), request));
    }

    @Hidden
    @DeleteMapping("/me")
    void erase() {
        throw new NotBuiltYet("erasure");
    }
}
