import { identifier, isReserved, isSettledLetter, pascal } from "./text/identifier.js";

/**
 * Every name that generated code has beyond the operation ids. A name comes from its own declaration alone, and no two
 * declarations give the same: a dollar sign, which no specification's name keeps, distinguishes what would be equal.
 */

/** The type and the schema of an entity. `ProductBody` stays free for what a request sends of a product. */
export function entityName(entity: string): string {
  const name = identifier(entity);
  return isReserved(name) || name.endsWith("Body") ? `${name}$` : name;
}

/** An entity without its read-only fields. */
export function bodyName(entity: string): string {
  return `${identifier(entity)}Body`;
}

const kernelNames = new Set(
  (
    "Code Contract ErrorBody ErrorEntry Handler Handlers Operation Refusal Routes Uint8Array " +
    "bindRoutes contract createRoutes errorBody errors otherBodies operation operations problemDetails"
  ).split(" "),
);
const handlerNames = /(?:Input|Reply|Handlers)$/;

/** What a file that has names of its own calls an entity it imports. */
export function importedName(exported: string): string {
  return kernelNames.has(exported) || handlerNames.test(exported) ? `${exported}$` : exported;
}

/** `OrderManagementHandlers` */
export function handlersName(capability: string): string {
  return `${pascal(capability)}Handlers`;
}

/** `PostApiOrdersInput` */
export function inputName(operation: string): string {
  return `${capitalized(operation)}Input`;
}

/** `PostApiOrdersReply` */
export function replyName(operation: string): string {
  return `${capitalized(operation)}Reply`;
}

/** What the suite calls the scenarios of a capability: `orderManagementScenarios` */
export function scenariosName(capability: string): string {
  const name = pascal(capability);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Scenarios`;
}

/** `features/identity/user-auth.feature` */
export function featurePath(capability: string): string {
  return `features/${fileStem(capability)}.feature`;
}

/** `steps/identity/user-auth.ts`; `steps/suite.ts` is taken. */
export function stepsPath(capability: string): string {
  return `steps/${/^suite$/i.test(capability) ? `${capability}~` : fileStem(capability)}.ts`;
}

/** `steps/features/checkout.ts`; capabilities below a folder `features` have names of their own. */
export function featureStepsPath(feature: string): string {
  return `steps/${fileStem(`features/${feature}`)}.feature.ts`;
}

/** What the suite calls the scenarios of a feature: `checkoutFeature` */
export function featureName(feature: string): string {
  const name = pascal(feature);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Feature`;
}

/** Names that some systems keep for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Letters, digits, dashes and underscores stay; anything else, dots above all, becomes its code between tildes. */
function fileStem(capability: string): string {
  const safe = [...capability].map((c) => (c === "/" || c === "-" || isSettledLetter(c) ? c : tilded(c)));
  return safe
    .join("")
    .split("/")
    .map((segment) => (segment === "" || device.test(segment) ? `${segment}~` : segment))
    .join("/");
}

function tilded(character: string): string {
  return `~${(character.codePointAt(0) ?? 0).toString(16)}~`;
}

/** The key of a schema in an API description, where only ASCII may stand. */
export function componentName(exported: string): string {
  return exported.replace(/[^A-Za-z0-9_]/g, (unit) =>
    unit === "$" ? "-" : `.${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function capitalized(operation: string): string {
  const name = identifier(operation);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
