# The engine, as `mvn package` assembles it, on a Java runtime. It runs as an unnamed user and writes to its state directory and /tmp only.
FROM eclipse-temurin:17.0.19_10-jre-noble

RUN mkdir -p /var/lib/belvedere && chown 10001:10001 /var/lib/belvedere
COPY app/target/belvedere /opt/belvedere
# The reference configuration; mount another one over it, or override it by variables.
COPY belvedere.yaml /etc/belvedere/belvedere.yaml
COPY views /etc/belvedere/views

ENV BELVEDERE_HTTP_HOST=0.0.0.0 \
    BELVEDERE_ADMINISTRATION_HOST=0.0.0.0 \
    BELVEDERE_STATE_DIRECTORY=/var/lib/belvedere
VOLUME /var/lib/belvedere
USER 10001:10001
EXPOSE 8080 9464

# Half of the memory is heap; the other half is for RocksDB (the setting `memory`), its files, and threads.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/belvedere/lib/app.jar"]
CMD ["serve", "--config", "/etc/belvedere/belvedere.yaml"]
