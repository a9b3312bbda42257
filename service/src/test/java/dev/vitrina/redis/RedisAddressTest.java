package dev.vitrina.redis;

import java.util.List;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The forms that redis.url may have; whatever it is, its password is shown to nobody. */
final class RedisAddressTest {

    @ParameterizedTest
    @CsvSource({"redis://cache, redis://cache:6379/0", "redis://10.0.0.1:7000/3, redis://10.0.0.1:7000/3",
        "redis://[::1]:7000, redis://[::1]:7000/0", "rediss://cache:6380/, rediss://cache:6380/0",
        "redis://:marked@cache, redis://cache:6379/0", "rediss://app:marked@cache:6380/1, rediss://cache:6380/1",
        "redis-sentinel://one#shop, redis-sentinel://one:26379/0#shop",
        "'rediss-sentinel://a:marked@one:1,two:2,three/4#shop', 'rediss-sentinel://one:1,two:2,three:26379/4#shop'"})
    void isShownWithoutUserAndPassword(String url, String shown) {
        assertThat(RedisAddress.of(new Secret(url))).hasToString(shown);
    }

    @Test
    void hasAllThatIsNeeded() {
        RedisAddress address = RedisAddress.of(new Secret("rediss-sentinel://app:p%40s+s%2F@one:1,two/4#shop"));
        assertThat(address.tls()).isTrue();
        assertThat(address.hosts())
                .isEqualTo(List.of(new RedisAddress.Host("one", 1), new RedisAddress.Host("two", 26_379)));
        assertThat(address.user()).isEqualTo("app");
        assertThat(address.password()).extracting(Secret::reveal).isEqualTo("p@s+s/");
        assertThat(address.database()).isEqualTo(4);
        assertThat(address.master()).isEqualTo("shop");
    }

    @Test
    void needsNeitherUserNorPassword() {
        RedisAddress address = RedisAddress.of(new Secret("redis://cache"));
        assertThat(address.user()).isNull();
        assertThat(address.password()).isNull();
        assertThat(address.master()).isNull();
        assertThat(RedisAddress.of(new Secret("redis://:marked@cache")).user()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"marked", "http://a:marked@cache", "redis://", "redis://a:marked@", "redis://marked,two",
        "redis://marked:0", "redis://marked:99999", "redis://marked/x", "redis://cache/marked", "redis://a b",
        "redis-sentinel://marked", "redis://marked#shop", "redis://a:marked%@cache", "redis://a:marked%zz@cache",
        "redis://a:mar/ked@cache", "redis://cache?password=marked"})
    void aWrongOneIsRefusedWithoutBeingQuoted(String url) {
        assertThatThrownBy(() -> RedisAddress.of(new Secret(url)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("redis.url (REDIS_URL or REDIS_URL_FILE) ")
                .hasMessageNotContainingAny("marked", "mar/ked", "cache?");
    }
}
