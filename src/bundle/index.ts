export {bundleCase, type Bundled, type BundleOptions} from "./bundle.ts";
export type {WriteReport} from "./contents.ts";
export {verifyBundle, type Difference, type Verification, type VerifyOptions} from "./verify.ts";
