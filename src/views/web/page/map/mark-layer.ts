import {Layer, project32, type LayerContext, type LayerProps, type UpdateParameters} from "@deck.gl/core";
import {Buffer} from "@luma.gl/core";
import {Model} from "@luma.gl/engine";

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

/** A {@link MarkLayer}'s `data` as deck.gl takes it: typed arrays, no accessor is called for a mark. */
export interface MarkData {
  length: number;
  attributes: Readonly<Record<"getPosition" | "getRadius" | "getFillColor" | "getLineColor" | "getShape", {value: Float32Array | Uint8Array; size: number; normalized?: boolean}>>;
}

/** A row for each corner of a mark's square. What is the same as in `last` is not handed to the graphics card again. */
export function markData({length, positions, radii, fills, lines, shapes}: MarkColumns, last?: MarkData): MarkData {
  const attributes = last?.attributes ?? {
    getPosition: {value: corners(positions, 2), size: 2}, getFillColor: {value: corners(fills, 4), size: 4, normalized: true}, getLineColor: {value: corners(lines, 4), size: 4, normalized: true}, getShape: {value: corners(shapes, 1), size: 1}
  };
  return {length: 4 * length, attributes: {...attributes, getRadius: {value: corners(radii, 1), size: 1}}};
}

/** The values of each mark four times. */
function corners(values: Float32Array | Uint8Array, size: number): Float32Array | Uint8Array {
  const out = values instanceof Float32Array ? new Float32Array(values.length * 4) : new Uint8Array(values.length * 4);
  for (let from = 0, to = 0; from < values.length; from += size)
    for (let corner = 0; corner < 4; corner++) for (let i = 0; i < size; i++) out[to++] = values[from + i]!;
  return out;
}

/**
 * Marks of five shapes and equal area for equal values: a fill, an outline of one width in px, an open ring where the fill is clear. All are one drawing of triangles
 * and no instances: without a graphics card each instance is a drawing of its own.
 */
export class MarkLayer extends Layer<LayerProps & {data: MarkData}> {
  static override layerName = "MarkLayer";
  static override defaultProps = {
    getPosition: {type: "accessor", value: [0, 0]}, getRadius: {type: "accessor", value: 1}, getFillColor: {type: "accessor", value: [0, 0, 0, 255]}, getLineColor: {type: "accessor", value: [0, 0, 0, 255]}, getShape: {type: "accessor", value: 0}
  };
  declare state: {model?: Model; triangles?: Buffer; marks?: number};

  override getShaders() {
    return super.getShaders({vs, fs, modules: [project32]});
  }

  override initializeState(): void {
    this.getAttributeManager()!.add({
      markPositions: {size: 2, accessor: "getPosition"},
      markRadii: {size: 1, accessor: "getRadius"},
      markFills: {size: 4, type: "unorm8", accessor: "getFillColor"},
      markLines: {size: 4, type: "unorm8", accessor: "getLineColor"},
      markShapes: {size: 1, accessor: "getShape"}
    });
    this.setState({marks: 0, model: new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      bufferLayout: this.getAttributeManager()!.getBufferLayouts(),
      topology: "triangle-list",
      vertexCount: 0,
      parameters: {depthWriteEnabled: false, depthCompare: "always"}
    })});
  }

  override updateState(parameters: UpdateParameters<this>): void {
    super.updateState(parameters);
    const marks = this.props.data.length / 4;
    if (marks > this.state.marks!) {
      this.state.triangles?.destroy();
      const triangles = this.context.device.createBuffer({usage: Buffer.INDEX, data: trianglesOf(marks)});
      this.state.model!.setIndexBuffer(triangles);
      this.setState({triangles, marks});
    }
    this.state.model!.setVertexCount(6 * marks);
  }

  override draw(): void {
    this.state.model?.draw(this.context.renderPass);
  }

  override finalizeState(context: LayerContext): void {
    super.finalizeState(context);
    this.state.triangles?.destroy();
  }
}

/** Two triangles of the four corners of each mark. */
function trianglesOf(marks: number): Uint32Array {
  const out = new Uint32Array(6 * marks);
  for (let mark = 0; mark < marks; mark++) out.set([0, 1, 2, 2, 1, 3].map((corner) => 4 * mark + corner), 6 * mark);
  return out;
}

const vs = /* glsl */ `#version 300 es
#define SHADER_NAME mark-layer-vertex
in vec2 markPositions;
in float markRadii;
in vec4 markFills;
in vec4 markLines;
in float markShapes;
out vec2 offsetPixels;
flat out float radius;
flat out vec4 sides;
flat out vec4 edges;
flat out vec4 fillColor;
flat out vec4 lineColor;
void main(void) {
  radius = markRadii;
  int shape = int(markShapes + 0.5);
  bool open = markFills.a < 0.01;
  lineColor = vec4(markLines.rgb, markLines.a * layer.opacity);
  fillColor = vec4(open ? markLines.rgb : markFills.rgb, markFills.a * layer.opacity);
  // a shape of the area of a circle of this radius lies within two straight sides of the part of the plane that it is folded to
  sides = vec4[](vec4(0.0), vec4(0.7071, 0.7071, 0.7071, 0.7071), vec4(0.8660, 0.5, 0.0, -1.0), vec4(1.0, 0.0, 0.0, 1.0), vec4(1.0, 0.0, 0.0, 1.0))[shape];
  vec2 reaches = vec2[](vec2(0.0), vec2(0.8862), vec2(0.7776), vec2(0.8862), vec2(1.2, 0.39))[shape];
  float width = open ? min(1.7, max(0.8, markRadii * 0.4)) : min(1.1, max(0.5, markRadii * 0.25));
  edges = vec4(reaches * markRadii, width + 0.5, markShapes);
  // 32 bits are a metre at the equator, far below any precision of a place
  vec3 position = vec3(markPositions, 0.0);
  geometry.worldPosition = position;
  gl_Position = project_position_to_clipspace(position, vec3(0.0), vec3(0.0), geometry.position);
  // how far a shape of radius 1 reaches: a pixel beside it is computed in vain
  float reach = float[](1.0, 1.2533, 1.5551, 0.8862, 1.2)[shape];
  vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
  offsetPixels = corner * (markRadii * reach + 1.0) * step(0.01, markRadii);
  gl_Position.xy += project_pixel_size_to_clipspace(offsetPixels);
}
`;

// no branch and one root: without a graphics card all branches are computed for each pixel
const fs = /* glsl */ `#version 300 es
#define SHADER_NAME mark-layer-fragment
precision highp float;
in vec2 offsetPixels;
flat in float radius;
flat in vec4 sides;
flat in vec4 edges;
flat in vec4 fillColor;
flat in vec4 lineColor;
out vec4 fragColor;
void main(void) {
  vec2 p = vec2(abs(offsetPixels.x), edges.w == 2.0 ? offsetPixels.y : abs(offsetPixels.y));
  vec2 q = edges.w == 4.0 ? vec2(max(p.x, p.y), min(p.x, p.y)) : p;
  // px outside the outline
  float d = edges.w == 0.0 ? length(p) - radius : max(dot(q, sides.xy) - edges.x, dot(q, sides.zw) - edges.y);
  vec4 color = mix(fillColor, lineColor, clamp(d + edges.z, 0.0, 1.0));
  fragColor = vec4(color.rgb, color.a * clamp(0.5 - d, 0.0, 1.0));
}
`;
