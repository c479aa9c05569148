export {findChromium, printPdf} from "./chromium.ts";
export {writeReport, widths, type Report} from "./report.ts";
