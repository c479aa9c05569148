import type {GeoProjection, GeoStream} from "d3-geo";

/** The projection without points that are nearer than `pixels` to the one before: what no eye sees need not be sent. */
export function thin(projection: GeoProjection, pixels: number): {stream(sink: GeoStream): GeoStream} {
  return {
    stream(sink) {
      let line: [number, number][] = [];
      let polygon = false;
      return projection.stream({
        point(x, y) {
          const [px, py] = line.at(-1) ?? [Infinity, Infinity];
          if (Math.abs(px - x) >= pixels || Math.abs(py - y) >= pixels) line.push([x, y]);
        },
        lineStart() {
          line = [];
        },
        lineEnd() {
          if (line.length < (polygon ? 3 : 2)) return;
          sink.lineStart();
          for (const [x, y] of line) sink.point(x, y);
          sink.lineEnd();
        },
        polygonStart() {
          polygon = true;
          sink.polygonStart();
        },
        polygonEnd() {
          polygon = false;
          sink.polygonEnd();
        },
        sphere() {
          sink.sphere?.();
        }
      });
    }
  };
}
