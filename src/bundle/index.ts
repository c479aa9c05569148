export {bundleCase, type Bundled, type BundleOptions} from "./bundle.ts";
export type {WriteReport} from "./contents.ts";
export type {Difference} from "./compare.ts";
export {verifyBundle, type Verification, type VerifyOptions} from "./verify.ts";
