// @ts-check
/** Which row of the spike raster a neuron has: stages from top to bottom, a gap between cores. */

/** @typedef {import('./networkLayout.js').NetworkLayout} NetworkLayout */
/** @typedef {import('./networkLayout.js').Block} Block */

/** Empty rows between two blocks. */
const GAP_ROWS = 5;

export class RasterRows {
  /** @param {NetworkLayout} layout */
  constructor(layout) {
    /** Row of each neuron, counted over the whole network. */
    this.rowOf = new Uint16Array(layout.neurons);
    /** Blocks with the row of their first neuron. @type {{block: Block, row: number}[]} */
    this.blocks = [];
    let row = 0;
    for (const block of layout.blocks) {
      if (row > 0) {
        row += GAP_ROWS;
      }
      this.blocks.push({ block, row });
      for (let i = 0; i < block.neurons; i++) {
        this.rowOf[block.first + i] = row++;
      }
    }
    /** Rows in all. */
    this.rows = Math.max(1, row);
  }
}
