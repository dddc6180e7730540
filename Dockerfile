# One file for all images: docker build --build-arg MODULE=order-service .
# The build stage is the same for every MODULE, so the modules are built once and the images share it.
ARG MAVEN_IMAGE=maven:3.9-eclipse-temurin-25
ARG JRE_IMAGE=eclipse-temurin:25-jre

FROM ${MAVEN_IMAGE} AS build
WORKDIR /src
COPY . .
# Checks and tests belong to `mvn verify`; an image is made from what passed them.
RUN --mount=type=cache,id=storeys-m2,target=/root/.m2 \
    mvn -B -q -ntp package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcheckstyle.skip=true \
        -pl user-service,product-service,order-service,payment-service,notification-service,gateway,monolith -am \
 && for app in */target/*-app.jar; do \
        java -Djarmode=tools -jar "$app" extract --layers --application-filename app.jar \
             --destination "/apps/${app%%/*}"; \
    done

FROM ${JRE_IMAGE}
# Known to no passwd file and needed by none; /data is for the process that keeps a file.
RUN mkdir -p /app /data && chown 10001:10001 /data
WORKDIR /app
ARG MODULE
# From what changes least to what changes most: a new version ships its own classes only.
COPY --from=build /apps/${MODULE}/dependencies/ ./
COPY --from=build /apps/${MODULE}/spring-boot-loader/ ./
COPY --from=build /apps/${MODULE}/snapshot-dependencies/ ./
COPY --from=build /apps/${MODULE}/application/ ./
USER 10001:10001
# Beside its heap a service fills some 210 MB (metaspace, code, symbols), which must fit within the limit, too.
ENV MALLOC_ARENA_MAX=2 \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=40 -XX:ReservedCodeCacheSize=64m -Xss512k -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
EXPOSE 8080 9090
# Bash alone: a JVM or an installed curl would cost more than the question is worth.
HEALTHCHECK --interval=10s --timeout=3s --start-period=300s --start-interval=2s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/9090 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 2 _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java"]
CMD ["-jar", "app.jar"]
