import {standalone} from "../../../figures/index.ts";

/** Hands a file to the browser to be saved. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  [link.href, link.download] = [address, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveSvg(name: string, svg: string): void {
  save(`${name}.svg`, new Blob([standalone(svg)], {type: "image/svg+xml"}));
}

/** An SVG at twice its size as a PNG on white paper. */
export async function savePng(name: string, svg: string): Promise<void> {
  const canvas = await rasterOf(svg, 2);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) save(`${name}.png`, blob);
}

/** An SVG as a picture on `paper`, or on nothing. */
export async function rasterOf(svg: string, scale: number, paper: string | null = "#ffffff"): Promise<HTMLCanvasElement> {
  const image = new Image();
  // a data address, since the page's policy knows no blob images
  image.src = `data:image/svg+xml;base64,${base64(standalone(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(image.naturalWidth * scale), Math.round(image.naturalHeight * scale)];
  const context = canvas.getContext("2d", {willReadFrequently: true})!;
  if (paper !== null) {
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function base64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
