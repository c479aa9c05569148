/** Whose question it is: the map's, which goes first and alone; that of what stands `beside` it, which is asked when the map is drawn; or one that waits for nothing. */
export type Turn = "map" | "beside" | "own";

/** The map's questions that are not on the map yet. */
const open = new Set<Promise<unknown>>();

/** A question of the map's: `shown` ends when its answer is in the map's hands. */
export function mapAsks(shown: Promise<unknown>): void {
  open.add(shown);
  void shown.finally(() => open.delete(shown));
}

let graphics: () => WebGL2RenderingContext | null = () => null;

/** Tells by what the map draws its marks. */
export function mapDrawsBy(context: () => WebGL2RenderingContext | null): void {
  graphics = context;
}

/** Until the map has its answers and they are on the screen. */
export async function mapDrawn(): Promise<void> {
  // what one change of the page asks is all asked in one turn
  await null;
  while (open.size) {
    await Promise.allSettled(open);
    await frame();
    await frame();
    await done(graphics());
  }
}

/** Until the graphics have done what they were given: without a graphics card, what else is asked would take the time that they need. */
async function done(gl: WebGL2RenderingContext | null): Promise<void> {
  const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!gl || !fence) return;
  gl.flush();
  for (let frames = 0; frames < mostFrames && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED; frames++) await frame();
  gl.deleteSync(fence);
}

const mostFrames = 30;

/** Until the next frame of the page; one in the background draws none. */
export function frame(): Promise<unknown> {
  return Promise.race([new Promise((done) => requestAnimationFrame(done)), new Promise((done) => setTimeout(done, 150))]);
}
