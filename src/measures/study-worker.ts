import {rowsOf} from "../store/engine.ts";
import {answerJobs} from "../thread.ts";
import {compute, type Study} from "./study.ts";

answerJobs((study: Study) => compute(study, rowsOf(study.columns), {threads: 1}));
