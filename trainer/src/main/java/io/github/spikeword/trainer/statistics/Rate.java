package io.github.spikeword.trainer.statistics;

/**
 * Events in a time, for example false accepts an hour.
 *
 * @param events how many, from 0
 * @param hours in how long, from 0
 */
public record Rate(long events, double hours) {

  public Rate {
    if (events < 0 || !(hours >= 0)) {
      throw new IllegalArgumentException(
          "A rate counts events in a time, found " + events + " in " + hours + " hours.");
    }
  }

  /** Events an hour; not a number when no time has passed and nothing happened. */
  public double perHour() {
    return events / hours;
  }

  /** The exact Poisson 95 % interval of the rate, an hour; from 0 without limit in no time. */
  public Interval poisson95() {
    return hours == 0
        ? new Interval(0, Double.POSITIVE_INFINITY)
        : PoissonInterval.of95(events).times(1 / hours);
  }

  /** The rate of both together. */
  public Rate plus(Rate other) {
    return new Rate(events + other.events, hours + other.hours);
  }
}
