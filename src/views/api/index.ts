export {usualLimits, type ApiOptions, type Limits} from "./api.ts";
export {createApi} from "./app.ts";
export {StudyThreads} from "./threads.ts";
export {serve, type ServeOptions, type Served} from "./serve.ts";
