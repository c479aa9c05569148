export {bundleCase, type Bundled, type BundleOptions} from "./bundle.ts";
export type {WriteReport} from "./contents.ts";
