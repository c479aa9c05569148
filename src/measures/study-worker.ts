import {answerJobs} from "../thread.ts";
import {unpacked, type PackedStudy} from "./studies.ts";
import {compute} from "./study.ts";

answerJobs((study: PackedStudy) => compute(unpacked(study), {threads: 1}));
