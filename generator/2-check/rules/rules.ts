import { arrowGiven } from "./arrow-given.js";
import { arrowMeant } from "./arrow-meant.js";
import { callerAsked } from "./caller-asked.js";
import { codesOnTheWire } from "./codes-on-the-wire.js";
import { credentialSource } from "./credential-source.js";
import { credentialUnused } from "./credential-unused.js";
import { defaultFits, exampleFits } from "./default-fits.js";
import { endlessEntity } from "./endless-entity.js";
import { headerAsCredential } from "./header-as-credential.js";
import { namesMeetInPython } from "./names-meet-in-python.js";
import { oneFormForEachCode } from "./one-form-for-each-code.js";
import { operationIdsApart } from "./operation-ids.js";
import { parameterReadable } from "./parameter-readable.js";
import { requireMeta } from "./require-meta.js";
import type { Rule } from "./rule.js";
import { ruleCodeKnown } from "./rule-code-known.js";
import { ruleGiven } from "./rule-given.js";
import { typeUnused } from "./type-unused.js";
import { unionShadowed } from "./union-shadowed.js";
import { unionTagged } from "./union-tagged.js";

/** Every rule that looks at the whole specification. What a name means is judged where it is looked up. */
export const rules: readonly Rule[] = [
  arrowGiven,
  arrowMeant,
  callerAsked,
  codesOnTheWire,
  credentialSource,
  credentialUnused,
  defaultFits,
  endlessEntity,
  exampleFits,
  headerAsCredential,
  namesMeetInPython,
  oneFormForEachCode,
  operationIdsApart,
  parameterReadable,
  requireMeta,
  ruleCodeKnown,
  ruleGiven,
  typeUnused,
  unionShadowed,
  unionTagged,
];
