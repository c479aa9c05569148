import type {Case, CaseCheck, Result} from "../../index.ts";

/** Other views that commands hand work to. `bin` puts them together, so that no view imports another. */
export interface Views {
  report(): Promise<ReportView>;
  api(): Promise<ApiView>;
  web(): Promise<WebView>;
  mcp(): Promise<McpView>;
}

export interface McpView {
  serveAssistant(options: {directory: string; read: Case | null; version: string}): Promise<void>;
}

export interface ApiView {
  serve(options: {directory: string; read: Case | null; version: string; host: string; port: number; token: string | null; takesFiles: boolean; page: string | null}): Promise<{url: string; close(): Promise<void>}>;
}

export interface WebView {
  /** Folder of the built page of the explorer; builds it first where that is needed, and tells so. */
  ensureBundle(tell: (line: string) => void): Promise<string>;
}

export interface ReportView {
  writeReport(read: Case, options: {store: string; out: string; lang: "en" | "fr"; source?: string | undefined; now?: null; check?: CaseCheck | null}): Promise<WrittenReport>;
  printPdf(html: string, pdf: string): Promise<void>;
}

export interface WrittenReport {
  file: string;
  source: string;
  better: readonly string[];
  others: readonly string[];
  results: readonly {id: string; result: Result; figure: {title: string; subtitle: string}}[];
  also: readonly {id: string; result: Result}[];
}
