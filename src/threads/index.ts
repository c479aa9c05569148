export {studyLimits, StudyThreads} from "./threads.ts";
