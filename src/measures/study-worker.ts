import {answerJobs} from "../thread.ts";
import {compute, type Study} from "./study.ts";

answerJobs((study: Study) => compute(study, {threads: 1}));
