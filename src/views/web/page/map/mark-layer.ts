import {Layer, project32, type LayerProps} from "@deck.gl/core";
import {Geometry, Model} from "@luma.gl/engine";

/** Columns of a {@link MarkLayer}, one value for each mark; colours are red, green, blue, alpha of 0 to 255. */
export interface MarkColumns {
  length: number;
  /** Longitude and latitude in turn, degrees. */
  positions: Float32Array;
  /** px of a circle of the same area. */
  radii: Float32Array;
  fills: Uint8Array;
  lines: Uint8Array;
  /** Number of the shape, see {@link shapeNumbers}. */
  shapes: Float32Array;
}

/** Shapes of kinds of violence as in the figures, so that a kind can be told without its colour. */
export const shapeNumbers = {circle: 0, diamond: 1, triangle: 2, square: 3, cross: 4} as const;

/** The layer's `data` for deck.gl: the typed arrays as they are, no accessor is called for a mark. */
export function markData({length, positions, radii, fills, lines, shapes}: MarkColumns) {
  return {length, attributes: {
    getPosition: {value: positions, size: 2}, getRadius: {value: radii, size: 1}, getFillColor: {value: fills, size: 4, normalized: true}, getLineColor: {value: lines, size: 4, normalized: true}, getShape: {value: shapes, size: 1}
  }};
}

/** Marks of five shapes and equal area for equal values: a fill, an outline of one width in px, an open ring where the fill is clear. */
export class MarkLayer extends Layer<LayerProps & {data: ReturnType<typeof markData>}> {
  static override layerName = "MarkLayer";
  static override defaultProps = {
    getPosition: {type: "accessor", value: [0, 0]}, getRadius: {type: "accessor", value: 1}, getFillColor: {type: "accessor", value: [0, 0, 0, 255]}, getLineColor: {type: "accessor", value: [0, 0, 0, 255]}, getShape: {type: "accessor", value: 0}
  };
  declare state: {model?: Model};

  override getShaders() {
    return super.getShaders({vs, fs, modules: [project32]});
  }

  override initializeState(): void {
    this.getAttributeManager()!.addInstanced({
      instancePositions: {size: 2, accessor: "getPosition"},
      instanceRadii: {size: 1, accessor: "getRadius"},
      instanceFills: {size: 4, type: "unorm8", accessor: "getFillColor"},
      instanceLines: {size: 4, type: "unorm8", accessor: "getLineColor"},
      instanceShapes: {size: 1, accessor: "getShape"}
    });
    this.setState({model: new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      bufferLayout: this.getAttributeManager()!.getBufferLayouts(),
      geometry: new Geometry({topology: "triangle-strip", attributes: {corners: {size: 2, value: new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1])}}}),
      isInstanced: true
    })});
  }

  override draw(): void {
    this.state.model?.draw(this.context.renderPass);
  }
}

const vs = /* glsl */ `#version 300 es
#define SHADER_NAME mark-layer-vertex
in vec2 corners;
in vec2 instancePositions;
in float instanceRadii;
in vec4 instanceFills;
in vec4 instanceLines;
in float instanceShapes;
out vec2 offsetPixels;
out float radius;
out float shape;
out vec4 fillColor;
out vec4 lineColor;
void main(void) {
  radius = instanceRadii;
  shape = instanceShapes;
  fillColor = vec4(instanceFills.rgb, instanceFills.a * layer.opacity);
  lineColor = vec4(instanceLines.rgb, instanceLines.a * layer.opacity);
  // 32 bits are a metre at the equator, far below any precision of a place
  vec3 position = vec3(instancePositions, 0.0);
  geometry.worldPosition = position;
  gl_Position = project_position_to_clipspace(position, vec3(0.0), vec3(0.0), geometry.position);
  // the widest shape of radius 1 reaches 1.56
  offsetPixels = corners * (instanceRadii * 1.56 + 2.0) * step(0.01, instanceRadii);
  gl_Position.xy += project_pixel_size_to_clipspace(offsetPixels);
}
`;

const fs = /* glsl */ `#version 300 es
#define SHADER_NAME mark-layer-fragment
precision highp float;
in vec2 offsetPixels;
in float radius;
in float shape;
in vec4 fillColor;
in vec4 lineColor;
out vec4 fragColor;
float boxDistance(vec2 p, vec2 half_size) {
  vec2 d = abs(p) - half_size;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}
// px outside the outline of a shape whose area is that of a circle of radius r
float outlineDistance(vec2 p, float r) {
  if (shape < 0.5) return length(p) - r;
  if (shape < 1.5) return (abs(p.x) + abs(p.y) - 1.2533 * r) * 0.7071;
  if (shape < 2.5) return max(abs(p.x) * 0.8660 + p.y * 0.5, -p.y) - 0.7776 * r;
  if (shape < 3.5) return boxDistance(p, vec2(0.8862 * r));
  return min(boxDistance(p, vec2(1.2 * r, 0.39 * r)), boxDistance(p, vec2(0.39 * r, 1.2 * r)));
}
void main(void) {
  float d = outlineDistance(offsetPixels, radius);
  float inside = 1.0 - smoothstep(-0.5, 0.5, d);
  if (inside <= 0.0) discard;
  float width = fillColor.a < 0.01 ? min(1.7, max(0.8, radius * 0.4)) : min(1.1, max(0.5, radius * 0.25));
  float line = smoothstep(-width - 0.5, -width + 0.5, d);
  float alpha = mix(fillColor.a, lineColor.a, line);
  if (alpha <= 0.0) discard;
  fragColor = vec4(mix(fillColor.a < 0.01 ? lineColor.rgb : fillColor.rgb, lineColor.rgb, line), alpha * inside);
}
`;
