/**
 * A grid of cells of `size` degrees whose origin is shifted north and east by parts of a cell, on which cells are marked and their connected components found: cells that share an edge
 * or a corner hang together, across the antimeridian and, in the outermost rows, around the pole. Unshifted it is the grid of {@link gid}. Marks are cleared in no time,
 * for thousands of resamples over one field.
 */
export class CellField {
  readonly #size: number;
  readonly #columns: number;
  readonly #rows: number;
  /** The round in which a cell was marked last, and whether a search of that round has been there. */
  readonly #marked: Int32Array;
  readonly #component: Int32Array;
  readonly #cells: number[] = [];
  #north = 0;
  #east = 0;
  #round = 0;
  #search = 1;

  constructor(size: number) {
    this.#size = size;
    this.#columns = Math.round(360 / size);
    this.#rows = Math.round(180 / size) + 1;
    this.#marked = new Int32Array(this.#columns * this.#rows);
    this.#component = new Int32Array(this.#columns * this.#rows);
  }

  /** Forgets all marks; shifts are parts of a cell, from 0 to under 1. */
  clear(north = 0, east = 0): void {
    this.#north = north;
    this.#east = east;
    this.#round += 1;
    this.#cells.length = 0;
  }

  /** Marks the cell of a place in degrees and answers its number within this field. */
  mark(lat: number, lon: number): number {
    const cell = this.cellOf(lat, lon);
    if (this.#marked[cell] !== this.#round) {
      this.#marked[cell] = this.#round;
      this.#component[cell] = -1;
      this.#cells.push(cell);
    }
    return cell;
  }

  /** Number of the cell of a place within this field, marked or not. */
  cellOf(lat: number, lon: number): number {
    const row = Math.min(Math.floor((lat + 90) / this.#size + this.#north), this.#lastRow());
    const column = Math.floor((lon + 180) / this.#size + this.#east);
    // unshifted, longitude 180 belongs to the last column
    return row * this.#columns + (this.#east > 0 ? column % this.#columns : Math.min(column, this.#columns - 1));
  }

  /** The cells that share an edge or a corner with a cell, marked or not. */
  neighbours(cell: number): number[] {
    const found = new Set<number>();
    this.#neighbours(cell, (next) => { if (next !== cell) found.add(next); });
    return [...found];
  }

  /** Whether a component holds a cell of each of two sets of marked cells. */
  joins(from: readonly number[], to: ReadonlySet<number>): boolean {
    // marks may be added between searches of one round
    const search = ++this.#search;
    const found = from.filter((cell) => this.#take(cell, search));
    while (found.length) {
      const cell = found.pop()!;
      if (to.has(cell)) return true;
      this.#neighbours(cell, (next) => { if (this.#take(next, search)) found.push(next); });
    }
    return false;
  }

  /** The marked cells by component, from the one with most cells; each begins with the cell that was marked first. */
  components(): number[][] {
    const components: number[][] = [];
    for (const start of this.#cells) {
      if (!this.#take(start, 1)) continue;
      const cells = [start];
      for (let i = 0; i < cells.length; i++) this.#neighbours(cells[i]!, (next) => { if (this.#take(next, 1)) cells.push(next); });
      components.push(cells);
    }
    return components.toSorted((a, b) => b.length - a.length);
  }

  #take(cell: number, component: number): boolean {
    if (this.#marked[cell] !== this.#round || this.#component[cell] === component) return false;
    this.#component[cell] = component;
    return true;
  }

  #lastRow(): number {
    return this.#rows - (this.#north > 0 ? 1 : 2);
  }

  #neighbours(cell: number, visit: (cell: number) => void): void {
    const [row, column] = [Math.floor(cell / this.#columns), cell % this.#columns];
    const last = this.#lastRow();
    for (let r = Math.max(0, row - 1); r <= Math.min(last, row + 1); r++)
      for (let c = column - 1; c <= column + 1; c++) visit(r * this.#columns + (c + this.#columns) % this.#columns);
    if (row === 0 || row === last) for (let c = 0; c < this.#columns; c++) visit(row * this.#columns + c);
  }
}
