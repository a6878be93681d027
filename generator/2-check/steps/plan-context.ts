import type { Type } from "../../model.js";
import { distinctIn } from "../values/distinct.js";
import { fieldsOf } from "../values/sample.js";
import { callerIds, rolesOf } from "./callers.js";
import type { PlanContext } from "./context.js";
import { creators } from "./creators.js";
import { routeTree } from "./route-tree.js";

type Given = Pick<
  PlanContext,
  "types" | "codes" | "places" | "operations" | "bindings" | "foreign" | "report" | "errors"
>;

/** Gathers once what every scenario is planned with. */
export function planContext(given: Given): PlanContext {
  const { types, codes, operations } = given;
  const errorType: Type =
    codes.body === null
      ? { kind: "scalar", scalar: "any" }
      : { kind: "entity", name: codes.body, view: "full" };
  return {
    ...given,
    distinct: distinctIn(null),
    routes: routeTree(operations),
    creators: creators(operations, (type) => fieldsOf(type, types)),
    roles: rolesOf(operations),
    callerId: callerIds(operations, types),
    errorType,
  };
}
