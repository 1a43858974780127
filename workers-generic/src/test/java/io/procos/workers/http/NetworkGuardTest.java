package io.procos.workers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.procos.api.TaskError;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkGuardTest {

    /** What happens before a request and when it connects. */
    private static void check(boolean allowPrivate, String text, String... allowHosts) throws TaskError {
        NetworkGuard guard = new NetworkGuard(HttpFixture.settings(Map.of("allow-private", allowPrivate), allowHosts));
        URI uri = URI.create(text);
        guard.admit(uri);
        guard.addresses(uri.getHost(), NetworkGuard.portOf(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b::10.0.0.1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[::127.0.0.1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://[ff02::1]/",
                "http://[::]/",
                "http://0.0.0.0/",
                "http://0/",
                "http://10.1.2.3/",
                "http://172.31.0.1/",
                "http://192.168.0.1/",
                "http://100.64.0.1/",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://169.254.169.254/latest/meta-data/",
                "http://192.0.0.192/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://localhost/",
                "http://LOCALHOST/"
            })
    void refusesEverySpellingOfAnAddressThatIsNotPublic(String uri) {
        var rejection = catchThrowableOfType(TaskError.Rejection.class, () -> check(false, uri));

        assertThat(rejection.code()).isEqualTo("HTTP_HOST_NOT_ALLOWED");
        assertThat(rejection).hasMessageContaining("procos.workers.http.allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/",
                "http:///path",
                "http:example.org",
                "//example.org/",
                "http://127.1/",
                "http://0x7f.0.0.1/",
                "http://exa_mple_.org:99999999999/",
                "http://user:pass@example.org/"
            })
    void refusesWhatIsNoPlainWebAddress(String uri) {
        assertThatThrownBy(() -> check(false, uri)).isInstanceOf(TaskError.class);
    }

    @Test
    void allowsPublicAddresses() {
        assertThatCode(() -> check(false, "https://93.184.215.14/")).doesNotThrowAnyException();
        assertThatCode(() -> check(false, "https://[2606:4700::1111]/")).doesNotThrowAnyException();
        assertThatCode(() -> check(false, "https://93.184.215.14/", "*")).doesNotThrowAnyException();
    }

    @Test
    void callsOnlyListedHostsOnceThereIsAList() {
        String[] list = {"93.184.215.14:8443", "*.example.org"};

        assertThatCode(() -> check(false, "https://93.184.215.14:8443/", list)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(false, "https://93.184.215.14/", list)).hasMessageContaining("allow list");
        assertThatThrownBy(() -> check(false, "https://1.1.1.1/", list)).hasMessageContaining("allow list");
        assertThatThrownBy(() -> check(false, "https://example.org.evil.test/", list))
                .hasMessageContaining("allow list");
        assertThatThrownBy(() -> check(false, "https://evilexample.org/", list)).hasMessageContaining("allow list");
    }

    @Test
    void anExactEntryVouchesForAPrivateAddressAndAWildcardDoesNot() {
        assertThatCode(() -> check(false, "http://localhost:8089/", "localhost:8089"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(false, "http://[::1]:8089/", "[::1]:8089")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(false, "http://localhost:8090/", "localhost:8089", "*"))
                .hasMessageContaining("private address");
    }

    @Test
    void allowPrivateStillRefusesMetadata() {
        assertThatCode(() -> check(true, "http://10.0.0.1/")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(true, "http://169.254.169.254/")).isInstanceOf(TaskError.Rejection.class);
        assertThatThrownBy(() -> check(true, "http://[fd00:ec2::254]/")).isInstanceOf(TaskError.Rejection.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://example.org", "a b", "*example", "example.org:x", "::1", "a/*"})
    void refusesAnEntryThatIsNoHost(String entry) {
        assertThatThrownBy(() -> HostRule.parse(entry)).hasMessageContaining("procos.workers.http.allow-hosts");
    }

    @Test
    void aNameThatDoesNotResolveMayResolveLater() {
        assertThatThrownBy(() -> check(false, "http://does-not-exist.invalid/"))
                .isInstanceOf(TaskError.Transient.class);
    }
}
