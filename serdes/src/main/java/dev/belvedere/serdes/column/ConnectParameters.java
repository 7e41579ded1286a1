package dev.belvedere.serdes.column;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** Connect's parameters of a type, which its Avro converters keep in a property. */
final class ConnectParameters {

    private ConnectParameters() {}

    static Optional<String> of(Schema schema, String name) {
        return schema.getObjectProp("connect.parameters") instanceof Map<?, ?> parameters
                ? Optional.ofNullable(parameters.get(name)).map(Object::toString)
                : Optional.empty();
    }
}
