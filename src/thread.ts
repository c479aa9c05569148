import {Worker} from "node:worker_threads";

/** Starts a thread of a file of ours, named from the file `near`. In a checkout the sources run as they are, but a thread does not take over the loader that reads them. */
export function startThread(name: string, near: string, workerData: unknown): Worker {
  if (!near.endsWith(".ts")) return new Worker(new URL(`./${name}.js`, near), {workerData});
  const [loader, file] = [import.meta.resolve("tsx/esm/api"), new URL(`./${name}.ts`, near).href];
  return new Worker(`import(${JSON.stringify(loader)}).then(({register}) => (register(), import(${JSON.stringify(file)})))`, {eval: true, workerData});
}
