/** Whose question it is: the map's, which goes first and alone; that of what stands `beside` it, which is asked when the map is drawn; or one that waits for nothing. */
export type Turn = "map" | "beside" | "own";

/** The map's questions that are not on the map yet. */
const open = new Set<Promise<unknown>>();

/** A question of the map's: `shown` ends when its answer is in the map's hands. */
export function mapAsks(shown: Promise<unknown>): void {
  open.add(shown);
  void shown.finally(() => open.delete(shown));
}

/** Until the map has its answers and the frame that they are drawn in is over. */
export async function mapDrawn(): Promise<void> {
  // what one change of the page asks is all asked in one turn
  await null;
  while (open.size) {
    await Promise.allSettled(open);
    await frame();
    await frame();
  }
}

/** Until the next frame of the page; one in the background draws none. */
export function frame(): Promise<unknown> {
  return Promise.race([new Promise((done) => requestAnimationFrame(done)), new Promise((done) => setTimeout(done, 150))]);
}
