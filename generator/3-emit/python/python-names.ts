import { escaped, goesOn, isPythonWord, pythonFieldName } from "../../names/python-names.js";

export { pythonFieldName } from "../../names/python-names.js";

/**
 * Every name of the generated Python. As in `names.ts` a name comes from its own declaration alone and no two meet: an
 * underscore, which no entity and no operation has, distinguishes what would be equal. Fields may meet; the check says so before.
 */

/** The class of an entity. `ProductBody` stays free for what a request sends of a product. */
export function className(entity: string): string {
  const name = spelled(entity);
  return isTaken(name) || name.endsWith("Body") ? `${name}_` : name;
}

/** An entity without its read-only fields. */
export function bodyClassName(entity: string): string {
  return `${spelled(entity)}Body`;
}

/** The class of an object that is written on the spot in a field: `Order_Address`. */
export function innerClassName(owner: string, field: string): string {
  const words = pythonFieldName(field).split("_");
  return `${owner}_${words.map((word) => raised(word) ?? `_${word}`).join("")}`;
}

/** The class of an object among alternatives: no field gives a small letter behind the underscore. */
export const alternativeClassName = (place: string, index: number): string => `${place}_or${index + 1}`;

/** What our own files need where classes are declared. */
const taken: ReadonlySet<string> = new Set(
  (
    "Annotated Binary DOUBLE Date DateTime Email ErrorBody Field Integer Length ListOf Literal MapOf MISSING Model Number " +
    "OneOf Pattern Range Refusal Rules SentDate SentDateTime SentUuid TypeAlias Union UnionOf Uri Uuid WHOLE"
  ).split(" "),
);

function isTaken(name: string): boolean {
  return taken.has(name) || isPythonWord(name);
}

/** Letters and digits stay, anything else becomes its code between underscores; `before` is what stands before them. */
function spelled(text: string, before = ""): string {
  let name = "";
  for (const c of text) {
    name += c !== "_" && goesOn(before + name, c) ? c : escaped(c);
  }
  return name === "" ? "_" : name;
}

/** `OUT_OF_STOCK` as `OutOfStock`; `ERROR_404` as `Error_404`, since `ERROR404` is `Error404`. */
export function errorClassName(code: string): string {
  const [first = "", ...rest] = code.split("_");
  const name = rest.reduce((all, word) => {
    if (word === "") return `${all}${escaped("_")}`;
    return raisedCode(word) === null ? `${all}_${spelled(word, "_")}` : `${all}${raisedCode(word)}`;
  }, raisedCode(first) ?? spelled(first));
  return isTaken(name) ? `${name}_` : name;
}

function raisedCode(word: string): string | null {
  return /^[A-Z][A-Z0-9]*$/.test(word) ? `${word.charAt(0)}${word.slice(1).toLowerCase()}` : null;
}

/** `PostApiOrdersInput` */
export function operationClassName(operation: string, what: string): string {
  const name = spelled(operation);
  return `${raised(name) ?? name}${what}`;
}

/** `post_api_orders`: every capital begins a word, so that no two operations give the same. */
export function functionName(operation: string): string {
  let name = "";
  for (const c of operation) {
    const small = lowered(c);
    if (small === null) name += settled(name, c);
    else name += name === "" ? small : `_${small}`;
  }
  return isPythonWord(name) ? `${name}_` : name;
}

/** `POST_API_ORDERS` */
export function constantName(operation: string): string {
  let name = "";
  for (const c of operation) {
    if (lowered(c) === null) name += raised(c) ?? settled(name, c);
    else name += name === "" ? c : `_${c}`;
  }
  return name;
}

/** `OrderManagementHandlers` */
export function handlersClassName(capability: string): string {
  return `${joined(capability, "", raised)}Handlers`;
}

/** `order_management` */
export function capabilityName(capability: string): string {
  const name = joined(capability, "_", (c) => (raised(c) === null ? null : c));
  return isPythonWord(name) ? `${name}_` : name;
}

/** Parts of a capability's name joined in a way that can be turned back: `identity/user-auth` as `Identity_UserAuth`. */
function joined(text: string, joint: string, start: (c: string) => string | null): string {
  const characters = [...text];
  let name = "";
  for (let i = 0; i < characters.length; i++) {
    const [c = "", next = ""] = [characters[i], characters[i + 1]];
    const begins = start(next);
    if (i === 0) name += start(c) ?? (lowered(c) === null ? settled(name, c) : marked(c));
    else if ((c === "-" || c === "/") && begins !== null) {
      name += `${c === "-" ? joint : `${joint}_`}${begins}`;
      i += 1;
    } else name += lowered(c) === null ? settled(name, c) : marked(c);
  }
  return name === "" ? "_" : name;
}

function settled(name: string, c: string): string {
  return c !== "_" && goesOn(name, c) ? c : marked(c);
}

/** Distinguished from joints, behind which a small letter or a capital stands that has the other. */
function marked(c: string): string {
  return `_${(c.codePointAt(0) ?? 0).toString(16).padStart(5, "0")}_`;
}

/** With the capital of its first letter, where that letter is a small one that has exactly one. */
function raised(word: string): string | null {
  const [first = ""] = word;
  const capital = first.toUpperCase();
  const single = capital !== first && [...capital].length === 1 && capital.toLowerCase() === first;
  return single && goesOn("", capital) && goesOn("", first) ? `${capital}${word.slice(first.length)}` : null;
}

/** The small letter of a capital that has exactly one. */
function lowered(c: string): string | null {
  const small = c.toLowerCase();
  return small !== c && raised(small) === c ? small : null;
}
