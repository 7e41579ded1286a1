# The shop of docker-compose.yml: loads TPC-H rows, has them captured, and keeps them changing. Not part of the engine's image.
FROM eclipse-temurin:17.0.19_10-jre-noble

COPY app/target/belvedere /opt/belvedere
COPY local-shop/target/local-shop /opt/belvedere/lib/local-shop

USER 10001:10001
ENTRYPOINT ["java", "-cp", "/opt/belvedere/lib/local-shop/*:/opt/belvedere/lib/app.jar", "dev.belvedere.app.Main", "shop"]
