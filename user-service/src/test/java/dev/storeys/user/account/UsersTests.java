package dev.storeys.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.user.UserServiceTest;
import dev.storeys.user.password.Password;
import dev.storeys.user.password.PasswordHash;
import dev.storeys.user.password.Passwords;
import dev.storeys.user.region.Country;
import dev.storeys.user.region.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class UsersTests extends UserServiceTest {

    @Autowired Users users;
    @Autowired ChangeProfile changeProfile;
    @Autowired FindContact findContact;
    @Autowired AppointAdmin appointAdmin;
    @Autowired Passwords passwords;
    @Autowired JdbcClient jdbc;

    @Test
    void keepAUserAsItWas() {
        User added = aUser("keep@example.com");
        assertThat(users.add(added)).isTrue();

        User found = users.find(new Email("KEEP@example.com")).orElseThrow();

        assertThat(found).usingRecursiveComparison().isEqualTo(added);
        assertThat(users.find(added.id())).isPresent();
        assertThat(found.region()).isEqualTo(Region.EU_WEST_1);
    }

    @Test
    void letAnEmailInOnce() throws Exception {
        List<Boolean> added = atOnce(8, () -> users.add(aUser("once@example.com")));

        assertThat(added).containsOnlyOnce(true);
    }

    @Test
    void changeOnlyWhatIsGiven() {
        User user = aUser("change@example.com");
        users.add(user);

        changeProfile.of(user.id(), new ChangeProfileRequest(" Grace ", null));
        changeProfile.of(user.id(), new ChangeProfileRequest(null, "US"));
        changeProfile.of(user.id(), new ChangeProfileRequest(null, null));

        assertThat(UserView.of(users.find(user.id()).orElseThrow()))
                .isEqualTo(
                        new UserView(user.id(), "change@example.com", "Grace", "US", "us-east-1"));
    }

    @Test
    void loseNoneOfTwoChangesAtOnce() throws Exception {
        User user = aUser("both@example.com");
        users.add(user);
        ChangeProfileRequest name = new ChangeProfileRequest("Grace", null);
        ChangeProfileRequest country = new ChangeProfileRequest(null, "US");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(
                    List.of(
                            () -> changeProfile.of(user.id(), name),
                            () -> changeProfile.of(user.id(), country)));
        }

        User changed = users.find(user.id()).orElseThrow();
        assertThat(changed.name()).isEqualTo("Grace");
        assertThat(changed.region()).isEqualTo(Region.US_EAST_1);
    }

    @Test
    void tellHowToWriteToSomebody() {
        User user = aUser("contact@example.com");
        users.add(user);

        assertThat(findContact.of(user.id()))
                .contains(new Contact(user.id(), "contact@example.com", "Ada"));
        assertThat(findContact.of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void haveAnAdminWithThePasswordOfTheSettings() {
        assertThat(appointAdmin.with("boss@example.com", new Password("first password"))).isEmpty();
        User boss = users.find(new Email("boss@example.com")).orElseThrow();
        assertThat(boss.isAdmin()).isTrue();

        assertThat(appointAdmin.with("boss@example.com", new Password("first password"))).isEmpty();
        assertThat(users.find(boss.id()).orElseThrow().passwordHash())
                .isEqualTo(boss.passwordHash());

        assertThat(appointAdmin.with("Boss@example.com", new Password("second password")))
                .contains(boss.id());
        User changed = users.find(boss.id()).orElseThrow();
        assertThat(passwords.matches(new Password("second password"), changed.passwordHash()))
                .isTrue();
        assertThat(passwords.matches(new Password("first password"), changed.passwordHash()))
                .isFalse();
    }

    @Test
    void turnACustomerIntoTheAdminOnlyWithTheNewPassword() {
        users.add(aUser("early@example.com"));

        Optional<UUID> changed =
                appointAdmin.with("early@example.com", new Password("first password"));

        User admin = users.find(new Email("early@example.com")).orElseThrow();
        assertThat(changed).contains(admin.id());
        assertThat(admin.isAdmin()).isTrue();
        assertThat(passwords.matches(new Password("first password"), admin.passwordHash()))
                .isTrue();
    }

    @Test
    void getOneAdminFromInstancesThatStartAtOnce() throws Exception {
        atOnce(4, () -> appointAdmin.with("many@example.com", new Password("first password")));

        assertThat(
                        jdbc.sql(
                                        "SELECT count(*) FROM users.users WHERE email = 'many@example.com'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        assertThat(users.find(new Email("many@example.com")).orElseThrow().isAdmin()).isTrue();
    }

    private static User aUser(String email) {
        return new User(
                UUID.randomUUID(),
                new Email(email),
                "Ada",
                new Country("GB"),
                new PasswordHash("$argon2id$x"));
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> result : threads.invokeAll(Collections.nCopies(times, work))) {
                results.add(result.get());
            }
        }
        return results;
    }
}
