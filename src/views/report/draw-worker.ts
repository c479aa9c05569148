import {workerData} from "node:worker_threads";
import {answerJobs} from "../../thread.ts";
import {drawFigure, type Around, type ToDraw} from "./draw.ts";

answerJobs(async (job: ToDraw) => drawFigure(job, workerData as Around));
