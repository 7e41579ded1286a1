package dev.belvedere.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryClientSettingsTest {

    @Test
    void passesCredentialsBesideTheAddress() {
        Map<String, String> settings =
                RegistryClientSettings.of("http://me:hu%40sh+1@a:8081,http://me:hu%40sh+1@b:8081", Map.of());

        assertThat(settings)
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "me:hu@sh+1");
    }

    @Test
    void leavesOtherAuthenticationAsItIs() {
        Map<String, String> settings = RegistryClientSettings.of(
                "http://me:hush@a:8081",
                Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "you:secret"));

        assertThat(settings).containsEntry("basic.auth.user.info", "you:secret");
    }

    @Test
    void leavesNoPartOfAPasswordInAnAddress() {
        assertThat(RegistryClientSettings.withoutCredentials("http://me:hu@sh@a:8081/x,https://me:hush@b"))
                .isEqualTo("http://a:8081/x,https://b");
    }

    @Test
    void refusesTwoPasswordsWithoutQuotingThem() {
        assertThatThrownBy(() -> RegistryClientSettings.of("http://me:hush@a,http://me:psst@b", Map.of()))
                .hasMessageContaining("different credentials")
                .hasMessageNotContaining("hush")
                .hasMessageNotContaining("psst");
    }
}
