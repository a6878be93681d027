import type { Field, RuledType, Type } from "../../model.js";
import type { EntityPart } from "../output-file.js";
import { assigned, concat, type Doc, enclosed, grouped, indented } from "../text/doc.js";
import type { EntityType } from "../typescript/scope.js";
import { type FieldsOf, initialText } from "./initial-text.js";
import type { ModelScope, ObjectShape } from "./model-scope.js";
import { innerClassName, pythonFieldName } from "./python-names.js";
import { docstring } from "./text/docstring.js";
import type { Imports } from "./text/python-module.js";
import { fieldType, isMaybe, typeText, valueType } from "./type-text.js";

/** The classes of one file. An object written on the spot stands before the class that has it. */
export class ClassFile {
  readonly declarations: Doc[] = [];
  readonly #declared = new Set<string>();
  readonly #open = new Set<string>();
  /** Classes that name one which is declared after them, or is itself still open. */
  readonly #early = new Set<string>();
  /** Types that name a class in quotes. */
  readonly #incomplete = new Set<string>();
  readonly imports: Imports;
  readonly #fieldsOf: FieldsOf;

  constructor(model: EntityPart, imports: Imports) {
    this.imports = imports;
    const entities = new Map(model.entities.map((entity) => [entity.name, entity.fields]));
    this.#fieldsOf = ({ name, view }) =>
      (entities.get(name) ?? []).filter((field) => !(view === "full" ? field.writeOnly : field.readOnly));
  }

  /** Declares the class called `name`; `entity` says what entities are called here. */
  declare(name: string, says: string, shape: ObjectShape, entity: (type: EntityType) => string): string {
    if (this.#declared.has(name)) return name;
    this.#declared.add(name);
    this.#open.add(name);
    const scope: ModelScope = {
      imports: this.imports,
      entity: (type) => this.#named(entity(type), name),
      inner: (inner, innerShape) =>
        this.#named(this.declare(inner, `Written on the spot in ${name}.`, innerShape, entity), name),
      isReady: (used) => this.#isReady(used),
    };
    const text = modelClass(name, says, shape, scope, this.#fieldsOf);
    this.#open.delete(name);
    this.declarations.push(text);
    return name;
  }

  /** Declares a type by its name. A class that is declared after it is named in quotes, which pydantic looks up later. */
  declareType(name: string, value: RuledType, entity: (type: EntityType) => string): void {
    const scope: ModelScope = {
      imports: this.imports,
      entity: (type) => {
        const used = entity(type);
        if (this.#isReady(used)) return used;
        this.#incomplete.add(name);
        return `"${used}"`;
      },
      inner: (inner, shape) => this.declare(inner, `Written on the spot in ${name}.`, shape, entity),
      isReady: (used) => this.#isReady(used),
    };
    const text = valueType(value, scope, name);
    this.#declared.add(name);
    const alias = this.imports.use("typing", "TypeAlias");
    this.declarations.push(assigned(`${name}: ${alias}`, text));
  }

  #named(used: string, by: string): string {
    if (!this.#isReady(used)) this.#early.add(by);
    return used;
  }

  /** What another file declares is there, and so is what stands above. */
  #isReady(name: string): boolean {
    if (this.#incomplete.has(name)) return false;
    return name.includes(".") || (this.#declared.has(name) && !this.#open.has(name));
  }

  /** What completes the classes that could not be complete where they stand. */
  rebuilds(): readonly string[] {
    return [...this.#early].map((name) => `${name}.model_rebuild()`);
  }
}

/** The class of an object, with a line for each field. */
function modelClass(
  name: string,
  says: string,
  { fields, rest }: ObjectShape,
  scope: ModelScope,
  fieldsOf: FieldsOf,
): Doc {
  const base = scope.imports.use(
    "specwright_http.model",
    rest.kind === "dropped" ? "TolerantModel" : "Model",
  );
  const members = fields.map((field) => memberText(field, scope, name, fieldsOf));
  if (rest.kind === "kept") members.push(restText(rest.type, scope, name));
  const gap = members.length > 0 ? [""] : [];
  return indented(
    concat([
      enclosed(`class ${name}(`, [base, ...(rest.kind === "kept" ? ['extra="allow"'] : [])], ")"),
      ":",
    ]),
    [docstring(says, 4), ...gap, ...members],
  );
}

/** What pydantic keeps beside the fields that are declared. */
function restText(type: Type, scope: ModelScope, owner: string): Doc {
  const value = grouped(typeText(type, scope, innerClassName(owner, "rest")));
  return concat(["__pydantic_extra__: dict[str, ", value, "]"]);
}

function memberText(field: Field, scope: ModelScope, owner: string, fieldsOf: FieldsOf): Doc {
  const type = grouped(fieldType(field, scope, owner));
  const left = concat([`${pythonFieldName(field.name)}: `, type]);
  if (isMaybe(field)) return assigned(left, scope.imports.use("pydantic", "MISSING"));
  if (field.initial === null) return left;
  const initial = initialText(field, field.initial.value, scope, owner, fieldsOf);
  return assigned(left, initial);
}
