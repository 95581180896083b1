package io.github.spikeword.stream.features;

import java.util.List;

/**
 * The definition of {@link FilterBank}, written to be obviously right: one band after the other,
 * one sample after the other, in double precision and the order of the difference equation.
 */
final class PlainFilterBank {

  private final Section[][] bands;

  PlainFilterBank(int sampleRateHz, List<Double> centreHz, double q, int sections) {
    bands = new Section[centreHz.size()][sections];
    for (int c = 0; c < bands.length; c++) {
      double centre = centreHz.get(c);
      for (int s = 0; s < sections; s++) {
        bands[c][s] = new Section(new BandPassSection(centre, centre / q, sampleRateHz));
      }
    }
  }

  float[] meanRectified(float[] samples, int offset, int count) {
    float[] mean = new float[bands.length];
    for (int c = 0; c < bands.length; c++) {
      double sum = 0;
      for (int i = offset; i < offset + count; i++) {
        double signal = samples[i];
        for (Section section : bands[c]) {
          signal = section.next(signal);
        }
        sum += Math.max(0, signal);
      }
      mean[c] = (float) (sum / count);
    }
    return mean;
  }

  private static final class Section {
    private final BandPassSection design;
    private double x1;
    private double x2;
    private double y1;
    private double y2;

    Section(BandPassSection design) {
      this.design = design;
    }

    double next(double x) {
      double y = design.feedForward(0) * x;
      y += design.feedForward(1) * x1;
      y += design.feedForward(2) * x2;
      y += design.feedBack(2) * y2;
      y += design.feedBack(1) * y1;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      return y;
    }
  }
}
