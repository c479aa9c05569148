import {z} from "zod";
import {caseSchema} from "./case.ts";
import {claimsSchema} from "./claims.ts";

/** JSON Schemas of the two files of a case, by file name in `schema/`, so that editors complete and validate them. Made from the schemas that the program itself reads with. */
export const jsonSchemas: Readonly<Record<string, unknown>> = {
  "case.schema.json": schema("A case of Harmattan", caseSchema),
  "claims.schema.json": schema("The claims of a case of Harmattan", claimsSchema)
};

function schema(title: string, form: z.ZodType): unknown {
  const {$schema, ...rest} = z.toJSONSchema(form, {io: "input", target: "draft-7"});
  return {$schema, title, ...rest};
}
