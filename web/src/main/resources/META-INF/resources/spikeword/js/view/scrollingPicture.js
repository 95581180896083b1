// @ts-check
/** A canvas that scrolls through time and paints only what is new. */

/** @typedef {import('./palette.js').Palette} Palette */

/**
 * Paints one step.
 *
 * @callback PaintStep
 * @param {CanvasRenderingContext2D} context
 * @param {number} step
 * @param {number} x left edge, device pixels
 * @param {number} width device pixels, at least 1
 * @param {number} height of the picture, device pixels
 */

/**
 * Columns of the ring beyond the visible ones: in a narrow picture several steps share a column, so
 * the newest column is prepared and painted before it counts as complete.
 */
const SPARE_COLUMNS = 4;
/** Most steps that are painted again in one frame. */
const REPAINTED_STEPS = 160;

/**
 * Steps are painted once into an off-screen ring as wide as the picture; every frame copies the
 * ring's two parts. So a frame costs two copies and the few new steps, however much the picture
 * shows. When everything has to be painted anew, that is spread over several frames.
 */
export class ScrollingPicture {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {PaintStep} paintStep
   */
  constructor(canvas, paintStep) {
    this.canvas = canvas;
    this.paintStep = paintStep;
    this.context = context2d(canvas);
    this.ring = document.createElement('canvas');
    this.ringContext = context2d(this.ring);
    this.background = getComputedStyle(canvas).backgroundColor;
    /** Family of the page's type, for words inside the picture. */
    this.font = getComputedStyle(canvas).fontFamily;
    /** Whether the picture can be seen at all. */
    this.visible = true;
    /** One after the newest painted step, or -1 if nothing is painted. */
    this.paintedEnd = -1;
    /** Painted steps that have to be painted again: the first, and one after the last. */
    this.staleFrom = 0;
    this.staleEnd = 0;
    /** First column that is not prepared yet, counted from step 0. */
    this.clearedEnd = 0;
    this.steps = 1;
    new ResizeObserver(() => this.#resize()).observe(canvas);
    new IntersectionObserver((entries) => {
      this.visible = entries[entries.length - 1]?.isIntersecting ?? true;
    }).observe(canvas);
  }

  #resize() {
    const scale = Math.min(2, window.devicePixelRatio || 1);
    const width = Math.max(1, Math.round(this.canvas.clientWidth * scale));
    const height = Math.max(1, Math.round(this.canvas.clientHeight * scale));
    if (width !== this.canvas.width || height !== this.canvas.height) {
      this.canvas.width = width;
      this.ring.width = width + SPARE_COLUMNS;
      this.canvas.height = this.ring.height = height;
      this.#blank();
      this.paintedEnd = -1;
    }
  }

  /** A canvas without transparency begins black; it must look empty until it is drawn. */
  #blank() {
    this.context.fillStyle = this.background;
    this.context.fillRect(0, 0, this.width, this.height);
  }

  /** @param {string} colour what an empty picture looks like */
  setBackground(colour) {
    this.background = colour;
    this.#blank();
    this.invalidate();
  }

  /** Device pixels per style pixel. */
  get scale() {
    return this.canvas.width / Math.max(1, this.canvas.clientWidth);
  }

  get width() {
    return this.canvas.width;
  }

  get height() {
    return this.canvas.height;
  }

  /** Everything has to be painted anew, with another palette, scale or stream. */
  invalidate() {
    this.touch(this.paintedEnd - this.steps);
  }

  /**
   * Steps have changed; those that are painted already have to be painted again.
   *
   * @param {number} from the first step that changed
   */
  touch(from) {
    if (from < this.paintedEnd) {
      this.staleFrom = this.staleFrom < this.staleEnd ? Math.min(this.staleFrom, from) : from;
      this.staleEnd = this.paintedEnd;
    }
  }

  /**
   * Whether drawing up to an end would change nothing that anybody sees.
   *
   * @param {number} end
   */
  isUpToDate(end) {
    return !this.visible || (this.paintedEnd === end && this.staleFrom >= this.staleEnd);
  }

  /**
   * Column of a step, counted from step 0.
   *
   * @param {number} step
   */
  #column(step) {
    return Math.floor((step * this.width) / this.steps);
  }

  /**
   * Left edge of a step in the visible picture, device pixels.
   *
   * @param {number} step
   * @param {number} end the end that was drawn
   */
  xOf(step, end) {
    return this.#column(step) - this.#column(end) + this.width;
  }

  /**
   * Shows the steps before an end.
   *
   * @param {number} end one after the last step to show
   * @param {number} steps how many steps the picture is wide
   */
  draw(end, steps) {
    const start = end - steps;
    const known = this.paintedEnd;
    const overlaps = known >= Math.max(0, start) && known <= end && steps === this.steps;
    if (overlaps && end - known <= REPAINTED_STEPS) {
      this.#clear(this.#column(end) + 1);
      this.#paintAll(known, end);
    } else if (overlaps) {
      // after a pause there is much new; what was painted stays in sight
      this.#clear(this.#column(end) + 1);
      this.staleFrom = this.staleFrom < this.staleEnd ? this.staleFrom : known;
      this.staleEnd = end;
    } else {
      this.steps = steps;
      this.clearedEnd = this.#column(start);
      this.#clear(this.#column(end) + 1);
      this.staleFrom = start;
      this.staleEnd = end;
    }
    this.paintedEnd = end;
    this.#repaint(start);
    this.#copy(this.#column(end));
  }

  /**
   * @param {number} from
   * @param {number} end
   */
  #paintAll(from, end) {
    for (let step = Math.max(0, from); step < end; step++) {
      this.#paint(step);
    }
  }

  /**
   * Paints some of the stale steps again, the newest first, over what is there.
   *
   * @param {number} start first visible step
   */
  #repaint(start) {
    if (this.staleFrom >= this.staleEnd) {
      return;
    }
    const oldest = Math.max(start, this.staleFrom);
    let end = this.staleEnd;
    let from = Math.max(oldest, end - REPAINTED_STEPS);
    this.staleEnd = from > oldest ? from : this.staleFrom;
    if (from >= end) {
      return;
    }
    // steps that share a column are painted together
    while (from > start && this.#column(from - 1) === this.#column(from)) {
      from--;
    }
    while (end < this.paintedEnd && this.#column(end) === this.#column(end - 1)) {
      end++;
    }
    this.#erase(this.#column(from), Math.max(this.#column(end), this.#column(end - 1) + 1));
    this.#paintAll(from, end);
  }

  /**
   * Where a column lies in the ring.
   *
   * @param {number} column counted from step 0; negative before it
   */
  #slot(column) {
    const rest = column % this.ring.width;
    return rest < 0 ? rest + this.ring.width : rest;
  }

  /** @param {number} end one after the last column to prepare */
  #clear(end) {
    if (end > this.clearedEnd) {
      this.#erase(this.clearedEnd, end);
      this.clearedEnd = end;
    }
  }

  /**
   * @param {number} from first column
   * @param {number} end one after the last column
   */
  #erase(from, end) {
    const context = this.ringContext;
    context.fillStyle = this.background;
    const left = this.#slot(from);
    const overhang = left + (end - from) - this.ring.width;
    context.fillRect(left, 0, end - from, this.height);
    if (overhang > 0) {
      context.fillRect(0, 0, overhang, this.height);
    }
  }

  /** @param {number} step */
  #paint(step) {
    const column = this.#column(step);
    const width = Math.max(1, this.#column(step + 1) - column);
    const x = this.#slot(column);
    this.paintStep(this.ringContext, step, x, width, this.height);
    if (x + width > this.ring.width) {
      this.paintStep(this.ringContext, step, x - this.ring.width, width, this.height);
    }
  }

  /** @param {number} end one after the last visible column */
  #copy(end) {
    const { context, ring, width, height } = this;
    const left = this.#slot(end - width);
    const first = Math.min(width, ring.width - left);
    context.drawImage(ring, left, 0, first, height, 0, 0, first, height);
    if (first < width) {
      context.drawImage(ring, 0, 0, width - first, height, first, 0, width - first, height);
    }
  }
}

/** @param {HTMLCanvasElement} canvas */
export function context2d(canvas) {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) {
    throw new Error('This browser has no 2-d canvas.');
  }
  return context;
}
