/** A window that moves along the axis, in periods from its beginning. It starts only when asked, and tells its listeners once a frame. */
export class Playback {
  /** `window`: the last `width` periods; `cumulative`: all from the start. */
  mode: "window" | "cumulative" = "window";
  width = 6;
  /** Periods a second. */
  speed = 8;
  loop = false;
  playing = false;
  /** End of the window; null while everything of the selection is shown. */
  position: number | null = null;
  start = 0;
  end = 0;
  #listeners = new Set<() => void>();
  #last = 0;
  #frame = 0;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The part of the axis that is shown at this moment; null where it is all of the selection. */
  shown(): [from: number, to: number] | null {
    if (this.position === null) return null;
    return [this.mode === "cumulative" ? this.start : Math.max(this.start, this.position - this.width), this.position];
  }

  play(): void {
    if (this.playing || this.end <= this.start) return;
    if (this.position === null || this.position >= this.end) this.position = this.start;
    this.playing = true;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#step);
    this.tell();
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
    this.tell();
  }

  stop(): void {
    this.position = null;
    this.pause();
  }

  /** Moves the end of the window to a point of the axis. */
  seek(position: number): void {
    this.position = Math.max(this.start, Math.min(this.end, position));
    this.tell();
  }

  set(changes: Partial<Pick<Playback, "mode" | "width" | "speed" | "loop">>): void {
    Object.assign(this, changes);
    this.tell();
  }

  /** The span that is played. A position outside it is given up. */
  over(start: number, end: number): void {
    if (start === this.start && end === this.end) return;
    this.start = start;
    this.end = end;
    this.tell();
    if (this.position !== null && (this.position < start || this.position > end)) this.stop();
  }

  /** Calls the listeners now, as each frame does. */
  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #step = (now: number): void => {
    if (!this.playing) return;
    const next = this.position! + (now - this.#last) / 1000 * this.speed;
    this.#last = now;
    if (next >= this.end) {
      if (!this.loop) {
        this.position = this.end;
        return this.pause();
      }
      this.position = this.start;
    } else this.position = next;
    this.tell();
    this.#frame = requestAnimationFrame(this.#step);
  };
}
