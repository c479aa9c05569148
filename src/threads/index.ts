export {studyLimits, Threads} from "./threads.ts";
