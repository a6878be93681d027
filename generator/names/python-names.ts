import { fitsIdentifier } from "./letters.js";

/** What a field, a parameter or a header is called in Python: `productId` is `product_id`, `class` is `class_`. */
export function pythonFieldName(name: string): string {
  const words = name
    .replaceAll("-", "_")
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, "_")
    .toLowerCase();
  let spelled = "";
  for (const c of words) spelled += goesOn(spelled, c) ? c : escaped(c);
  // Python keeps what begins with an underscore to itself.
  const bare = spelled.replace(/^_+/, "");
  const started = fitsIdentifier(bare.charAt(0), 0) ? bare : `f_${bare}`;
  return bare === spelled && !isPythonWord(started) ? started : `${started}_`;
}

/** Whether a name may go on so. Python composes the letters of a name before it compares: what that changes may not. */
export function goesOn(name: string, character: string): boolean {
  // A letter composes with a few before it at most; to look at the whole name again for each would take a square.
  const longer = name.slice(-mostComposed) + character;
  return fitsIdentifier(character, name.length) && longer.normalize("NFKC") === longer;
}

/** Unicode's own bound for text that is composed as it streams by: a letter and thirty marks. */
const mostComposed = 32;

/** A character that no name can hold, as `_1f600_`. */
export function escaped(character: string): string {
  return `_${(character.codePointAt(0) ?? 0).toString(16)}_`;
}

/** Words that the language, the models' base or the file around a class need for themselves. */
export function isPythonWord(name: string): boolean {
  return words.has(name);
}

const keywords =
  "False None True and as assert async await break class continue def del elif else except finally for from global if " +
  "import in is lambda nonlocal not or pass raise return try while with yield _ case match type";
const builtins = "bool bytes dict float int list object print self str tuple";
/** Attributes of every pydantic model. */
const attributes =
  "construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump " +
  "model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name " +
  "model_post_init model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj " +
  "parse_raw schema schema_json update_forward_refs validate";
const modules = "errors models";

const words: ReadonlySet<string> = new Set([keywords, builtins, attributes, modules].join(" ").split(" "));
