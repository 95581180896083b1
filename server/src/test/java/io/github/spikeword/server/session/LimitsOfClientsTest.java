package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitsOfClientsTest {

  @Test
  void aBucketAllowsItsBurstAndThenItsRate() {
    TokenBucket bucket = new TokenBucket(10, 3, 0);
    assertThat(bucket.take(3, 0)).isTrue();
    assertThat(bucket.take(1, 99_000_000)).as("0.99 tokens after 99 ms").isFalse();
    assertThat(bucket.take(1, 101_000_000)).isTrue();
    assertThat(bucket.take(4, 10_000_000_000L)).as("never more than the burst").isFalse();
    assertThat(bucket.take(3, 10_000_000_000L)).isTrue();
  }

  @Test
  void connectionsAreCountedInAllAndPerAddress() {
    ConnectionCount count = new ConnectionCount(3, 2);
    assertThat(count.enter("a")).isTrue();
    assertThat(count.enter("a")).isTrue();
    assertThat(count.enter("a")).isFalse();
    assertThat(count.enter("b")).isTrue();
    assertThat(count.enter("c")).isFalse();
    count.leave("a");
    assertThat(count.current()).isEqualTo(2);
    assertThat(count.enter("c")).isTrue();
    assertThatThrownBy(() -> count.leave("nobody")).isInstanceOf(IllegalStateException.class);
  }
}
