import type {Cell, Result} from "./result.ts";

/**
 * The rows as an Arrow IPC stream: texts encoded by a sorted dictionary, whole numbers as 32-bit integers, other numbers as doubles. What else the result says
 * stands as JSON under `harmattan` in the metadata of the schema. The library is loaded when it is first needed.
 */
export async function arrowOf({rows, data, ...about}: Result): Promise<Uint8Array> {
  const {Bool, Dictionary, Field, Float64, Int32, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct, Utf8, vectorFromArray} = await import("apache-arrow");
  const columns = Object.keys(about.columns).map((name) => ({name, data: dataOf(data ? data[name]! : rows.map((row) => row[name] ?? null))}));
  const length = columns[0]?.data.length ?? 0;
  const schema = new Schema(columns.map(({name, data}) => new Field(name, data.type, true)), new Map([["harmattan", JSON.stringify(about)]]));
  const struct = makeData({type: new Struct(schema.fields), length, nullCount: 0, children: columns.map(({data}) => data)});
  return RecordBatchStreamWriter.writeAll([new RecordBatch(schema, struct)]).toUint8Array();

  function dataOf(cells: readonly Cell[]) {
    const nullBitmap = validity(cells);
    const first = cells.find((cell) => cell !== null);
    if (typeof first === "boolean") return vectorFromArray(cells as readonly (boolean | null)[], new Bool()).data[0]!;
    if (typeof first === "number") {
      const whole = cells.every((cell) => cell === null || Number.isInteger(cell) && Math.abs(cell as number) < 2 ** 31);
      return whole ? makeData({type: new Int32(), length: cells.length, data: Int32Array.from(cells as number[]), nullBitmap}) : makeData({type: new Float64(), length: cells.length, data: Float64Array.from(cells as number[]), nullBitmap});
    }
    const words = [...new Set(cells)].filter((cell) => cell !== null).map(String).toSorted();
    const keys = new Map<Cell, number>(words.map((word, i) => [word, i]));
    return makeData({type: new Dictionary(new Utf8(), new Int32()), length: cells.length, data: Int32Array.from(cells, (cell) => keys.get(cell) ?? 0), nullBitmap, dictionary: vectorFromArray(words, new Utf8())});
  }
}

/** A bit for each cell that has a value; undefined where all have. */
function validity(cells: readonly Cell[]): Uint8Array | undefined {
  if (!cells.includes(null)) return undefined;
  const bits = new Uint8Array(Math.ceil(cells.length / 64) * 8);
  cells.forEach((cell, i) => {
    if (cell !== null) bits[i >> 3]! |= 1 << (i & 7);
  });
  return bits;
}
