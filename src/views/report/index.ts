export {findChromium, printPdf} from "./chromium.ts";
export {writeReport, type Report} from "./report.ts";
