package dev.storeys.bench.side;

import dev.storeys.bench.server.Cores;
import dev.storeys.bench.server.Gateway;
import dev.storeys.bench.server.Nginx;
import dev.storeys.bench.server.Processors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The gateway beside nginx as a plain proxy, both before the same backend. */
final class Gateways {

    private static final String RATE = "1000000";

    private static final Map<String, String> UNLIMITED = Map.of("STOREYS_LIMITS_ENABLED", "false");

    /** Counted for each user, and nobody is ever refused. */
    private static final Map<String, String> LIMITED =
            Map.of(
                    "STOREYS_LIMITS_ENABLED",
                    "true",
                    "STOREYS_LIMITS_READ_RATE",
                    RATE,
                    "STOREYS_LIMITS_READ_BURST",
                    RATE);

    private Gateways() {}

    /** A gateway without limits and one with them, of which one at a time has work. */
    static Match match(int clients) throws Exception {
        Path program = new Program("nginx", "install nginx").mustExist();
        new Program("wrk", "install wrk").mustExist();
        Cores cores = Cores.ofThisProcess();
        if (cores.apart()) {
            new Program("taskset", "install util-linux").mustExist();
        }
        Path jar = jar();
        Signer signer = Signer.fresh();
        Nginx backend = Nginx.start(program, backend(signer), cores::load);
        Nginx proxy = Nginx.start(program, proxy(backend), cores::measured);
        Gateway unlimited = Gateway.start(jar, backend.url(), cores, UNLIMITED);
        Gateway limited = Gateway.start(jar, backend.url(), cores, LIMITED);
        Scene scene = new Scene(backend, proxy, unlimited, limited, signer.token());
        scene.mustAnswerAlike();
        return new Match(
                contests(scene, new Wrk(cores, clients), new Wrk(cores, 1)),
                cores.told() + "; nginx has one worker",
                List.of(backend, proxy, unlimited, limited));
    }

    private static List<Contest> contests(Scene scene, Wrk many, Wrk one) {
        return List.of(
                plain(scene, many), guarded(scene, many), added(scene, one), limits(scene, many));
    }

    private static Contest plain(Scene scene, Wrk wrk) {
        return Contest.ofRates(
                "gateway-plain",
                "requests/s, c=%d, anonymous, no limits".formatted(wrk.connections()),
                new Requests(scene.plain(), wrk),
                new Requests(scene.nginx(), wrk),
                new Goal(0.45, 0.90),
                Processors.withThisOne());
    }

    private static Contest guarded(Scene scene, Wrk wrk) {
        return Contest.ofRates(
                "gateway-guarded",
                "requests/s, c=%d, token and limits".formatted(wrk.connections()),
                new Requests(scene.guarded(), wrk),
                new Requests(scene.nginxWithToken(), wrk),
                new Goal(0.35, 0.80),
                Processors.withThisOne());
    }

    private static Contest added(Scene scene, Wrk one) {
        return new Contest(
                "gateway-latency",
                "p50 added to the backend's, c=1, anonymous, no limits",
                " µs",
                new AddedTime(scene.plain(), scene.backend(), one),
                new AddedTime(scene.nginx(), scene.backend(), one),
                new Goal(3.0, 1.2),
                null,
                null,
                Processors.withThisOne());
    }

    private static Contest limits(Scene scene, Wrk wrk) {
        return Contest.ofRates(
                "gateway-limits",
                "requests/s, c=%d, token, with and without limits".formatted(wrk.connections()),
                new Requests(scene.guarded(), wrk),
                new Requests(scene.unlimited(), wrk),
                new Goal(0.85, 0.98),
                Processors.withThisOne());
    }

    private static Path jar() {
        Path jar = Program.project().resolve("gateway/target/gateway-app.jar");
        if (!Files.exists(jar)) {
            throw new MissingTool(jar + ": build it, without BENCH_NO_BUILD");
        }
        return jar;
    }

    private static String backend(Signer signer) throws IOException {
        return PgBench.resource("plain/backend.conf")
                .replace("@BODY@", Scene.BODY)
                .replace("@KEYS@", signer.keys());
    }

    private static String proxy(Nginx backend) throws IOException {
        return PgBench.resource("plain/proxy.conf")
                .replace("@BACKEND@", "127.0.0.1:" + backend.port());
    }
}
