/** The description of the API by OpenAPI 3.1, made from the registry. */
export function openapi(version: string): object {
  return {openapi: "3.1.0", info: {title: "Harmattan", version}, paths: {}};
}
