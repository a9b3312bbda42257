package dev.vitrina.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;

import dev.vitrina.TestRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code rediss://}: connections are encrypted, and only with a server whose certificate the JDK trusts for that name. */
final class TlsTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    @Test
    void aServerThatIsTrustedIsUsedAndNoOther() throws Exception {
        Path store = certified();
        int port = TestRedis.freePort();
        try (TestRedis _ = TestRedis.start("tls-port " + port, "tls-auth-clients no",
                "tls-cert-file " + directory.resolve("cert.pem"), "tls-key-file " + directory.resolve("key.pem"),
                "tls-ca-cert-file " + directory.resolve("cert.pem"))) {
            try (TestLevel distrustful = new TestLevel("rediss://127.0.0.1:" + port, "demo")) {
                assertThat(distrustful.read(1)).isEqualTo(new SharedRead.Unavailable());
                assertThat(distrustful.level.status().last()).extracting(RedisStatus.Failure::detail).asString()
                        .contains("certification path");
            }
            System.setProperty(TRUST_STORE, store.toString());
            System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
            try (TestLevel trusting = new TestLevel("rediss://127.0.0.1:" + port, "demo");
                    TestLevel otherName = new TestLevel("rediss://localhost:" + port, "demo")) {
                trusting.write(1, "Shirt", Duration.ZERO);
                assertThat(trusting.title(1)).isEqualTo("Shirt");
                assertThat(otherName.read(1)).as("the certificate is for the number alone")
                        .isEqualTo(new SharedRead.Unavailable());
            } finally {
                System.clearProperty(TRUST_STORE);
                System.clearProperty(TRUST_STORE_PASSWORD);
            }
        }
    }

    /** Makes a certificate for 127.0.0.1 that is signed by itself; the store is one to trust it by. */
    private Path certified() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "redis", "-keyalg", "EC", "-dname", "CN=redis", "-ext", "SAN=IP:127.0.0.1",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Key key = keys.getKey("redis", PASSWORD.toCharArray());
        Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(directory.resolve("cert.pem"), pem("CERTIFICATE", keys.getCertificate("redis").getEncoded()));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("redis", keys.getCertificate("redis"));
        Path trust = directory.resolve("trust.p12");
        try (var out = Files.newOutputStream(trust)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return trust;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }
}
