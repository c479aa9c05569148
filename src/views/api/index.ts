export type {ApiOptions} from "./api.ts";
export {createApi} from "./app.ts";
export {usualLimits, type Limits} from "./limits.ts";
export {serve, type ServeOptions, type Served} from "./serve.ts";
