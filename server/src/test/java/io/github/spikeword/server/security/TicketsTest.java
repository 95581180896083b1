package io.github.spikeword.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TicketsTest {

  private final AtomicLong clock = new AtomicLong();
  private final Tickets tickets = new Tickets(clock::get);

  @Test
  void aTicketWorksOnce() {
    String ticket = tickets.issue();
    assertThat(tickets.redeem(ticket)).isTrue();
    assertThat(tickets.redeem(ticket)).isFalse();
    assertThat(tickets.redeem("made-up")).isFalse();
  }

  @Test
  void aTicketWorksForHalfAMinute() {
    String used = tickets.issue();
    String late = tickets.issue();
    clock.set(29_999_999_999L);
    assertThat(tickets.redeem(used)).isTrue();
    clock.set(30_000_000_000L);
    assertThat(tickets.redeem(late)).isFalse();
  }

  @Test
  void unusedTicketsAreBoundedAndForgottenWhenTheyExpire() {
    for (int i = 0; i < 10_000; i++) {
      tickets.issue();
    }
    assertThatThrownBy(tickets::issue).isInstanceOf(IllegalStateException.class);
    clock.set(30_000_000_000L);
    assertThat(tickets.redeem(tickets.issue())).isTrue();
  }

  @Test
  void aTokenMatchesItselfOnlyAndDoesNotShowItself() {
    AccessToken token = new AccessToken("correct-horse-battery");
    assertThat(token.matches("correct-horse-battery")).isTrue();
    assertThat(token.matches("correct-horse-batterz")).isFalse();
    assertThat(token.matches("")).isFalse();
    assertThat(token).asString().doesNotContain("horse");
  }
}
