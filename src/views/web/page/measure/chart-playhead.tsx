import {useEffect, useRef} from "react";
import {periodEnd, periodStart, type Figure} from "../../../../figures/index.ts";
import {useExplorer, useTimeline} from "../explorer.tsx";

/** Keeps a chart in step with the playback: the span that the map shows at this moment. */
export function ChartPlayhead({parts, names}: {parts: NonNullable<Figure["parts"]>; names: readonly string[]}) {
  const {playback} = useExplorer();
  const {axis} = useTimeline();
  const ref = useRef<SVGRectElement>(null);
  useEffect(() => {
    const draw = () => {
      const shown = playback.shown();
      const rect = ref.current;
      if (!rect || !axis || !shown) return void rect?.setAttribute("visibility", "hidden");
      const day = (at: number) => axis.periods[Math.max(0, Math.min(axis.periods.length - 1, Math.floor(at)))]!;
      const [from, to] = [periodStart(day(shown[0])), periodEnd(day(shown[1] - 0.001))];
      const first = names.findIndex((name) => periodEnd(name) >= from);
      const last = names.findLastIndex((name) => periodStart(name) <= to);
      const outside = first < 0 || last < first;
      rect.setAttribute("visibility", outside ? "hidden" : "visible");
      if (outside) return;
      rect.setAttribute("x", String(parts[first]!.x));
      rect.setAttribute("width", String(parts[last]!.x + parts[last]!.width - parts[first]!.x));
    };
    draw();
    return playback.subscribe(draw);
  }, [playback, axis, parts, names]);
  return <rect ref={ref} className="chart-moment" y={parts[0]!.y} height={parts[0]!.height} visibility="hidden"/>;
}
