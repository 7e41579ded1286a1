#!/usr/bin/env bash
# Starts a distributed worker. Its settings are the variables that the published image names, and all that begin with CONNECT_.
set -euo pipefail

settings=/kafka/config/connect-distributed.properties
{
    echo "bootstrap.servers=$BOOTSTRAP_SERVERS"
    echo "group.id=$GROUP_ID"
    echo "config.storage.topic=$CONFIG_STORAGE_TOPIC"
    echo "offset.storage.topic=$OFFSET_STORAGE_TOPIC"
    echo "status.storage.topic=$STATUS_STORAGE_TOPIC"
    echo "key.converter=${KEY_CONVERTER:-org.apache.kafka.connect.json.JsonConverter}"
    echo "value.converter=${VALUE_CONVERTER:-org.apache.kafka.connect.json.JsonConverter}"
    echo "rest.advertised.host.name=${ADVERTISED_HOST_NAME:-$(hostname)}"
    # Jars say what they bring; to look through them for more takes longer than all the rest.
    echo "plugin.discovery=service_load"
    env | grep '^CONNECT_' | while IFS='=' read -r name value; do
        name=${name#CONNECT_}
        name=${name,,}
        echo "${name//_/.}=$value"
    done
} >"$settings"

path='/kafka/logging:/kafka/libs/*'
[[ ${ENABLE_APICURIO_CONVERTERS:-} != true ]] || path+=':/kafka/external_libs/apicurio/*'
read -r -a heap <<<"${HEAP_OPTS:--Xmx1g}"
exec java "${heap[@]}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$path" org.apache.kafka.connect.cli.ConnectDistributed "$settings"
