import type { NearBody } from "../../1-parse/document.js";
import type { TemplateSyntax } from "../../1-parse/notation/template.js";
import type { ErrorForm, ErrorTemplate, Type } from "../../model.js";
import { isPlace, isTemplateObject, type Template } from "../../protocol/error-template.js";
import { problemTemplate } from "../../protocol/problem-template.js";
import type { Located } from "../../source.js";
import type { ErrorTable } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { TypeResolver } from "../entities/types.js";
import { didYouMean } from "../nearest.js";
import { guessedTemplate } from "./guessed-template.js";
import { templateText } from "./template-text.js";
import { templateType } from "./template-type.js";
import { withOptional } from "./template-walk.js";

/** How the refusals of a catalogue look, and where that is said. */
export interface TableForm {
  readonly form: ErrorForm;
  readonly entity: Located<string> | null;
  readonly templates: readonly Located<TemplateSyntax>[];
  /** The entity was named and nothing said what fills it: the template was guessed from its fields. */
  readonly isGuessed: boolean;
  /** There are several forms, and the table says nothing of which is its own. */
  readonly isUnsaid: boolean;
}

/** A problem of RFC 9457: how a refusal looks where no catalogue says it. */
export const problemForm: ErrorForm = {
  media: "application/problem+json",
  entity: null,
  isProblem: true,
  templates: [{ template: problemTemplate, type: templateType(problemTemplate) }],
};

/** The form of each catalogue. One that names none takes the only one there is. */
export function tableForms(
  tables: readonly ErrorTable[],
  types: TypeResolver,
  report: DiagnosticSink,
): readonly TableForm[] {
  const said = tables.map((table) => saidOf(table, types, report));
  const own = said.map((one) =>
    one.entity === null && one.templates.length === 0 ? null : formOf(one, said, types),
  );
  const known = new Map(
    own.flatMap((one) => (one === null ? [] : [[JSON.stringify(one.form), one] as const])),
  );
  const [only] = known.values();
  return said.map((one, i): TableForm => {
    const form = own[i];
    if (form != null) return form;
    const found = only?.form ?? problemForm;
    return {
      form: one.media === null ? found : { ...found, media: one.media.value, isProblem: false },
      entity: null,
      templates: [],
      isGuessed: false,
      isUnsaid: known.size > 1,
    };
  });
}

interface Said {
  readonly entity: Located<string> | null;
  readonly media: Located<string> | null;
  readonly templates: readonly Located<TemplateSyntax>[];
}

function saidOf(table: ErrorTable, types: TypeResolver, report: DiagnosticSink): Said {
  const isKnown = ({ kind, meant }: NearBody): boolean => kind === "media" || types.hasEntity(meant);
  const body = table.body ?? meantBody(table, "entity", isKnown, report);
  if (body !== null && !types.hasEntity(body.value))
    report("unknown-entity", body.at, {
      name: body.value,
      guess: didYouMean(body.value, types.entityNames()),
    });
  return {
    entity: body !== null && types.hasEntity(body.value) ? body : null,
    media: table.media ?? meantBody(table, "media", isKnown, report),
    templates: table.templates,
  };
}

/** What the paragraph before a catalogue nearly names is reported and then taken for the name. */
function meantBody(
  { near }: ErrorTable,
  kind: NearBody["kind"],
  isKnown: (near: NearBody) => boolean,
  report: DiagnosticSink,
): Located<string> | null {
  const found = near.find((one) => one.kind === kind && isKnown(one));
  if (found === undefined) return null;
  const { written, meant } = found;
  report("miswritten-fact", written.at, { written: written.value, near: meant });
  return { value: meant, at: written.at };
}

/** An entity without a template is filled as another catalogue fills it, or else by a guess, which is reported later. */
function formOf({ entity, media, templates }: Said, all: readonly Said[], types: TypeResolver): TableForm {
  const like =
    templates.length > 0
      ? templates
      : (all.find((one) => one.templates.length > 0 && one.entity?.value === entity?.value)?.templates ?? []);
  const type: Type | null = entity === null ? null : { kind: "entity", name: entity.value, view: "full" };
  const written = like.map(({ value }) => value.template);
  const isGuessed = written.length === 0;
  const filled = isGuessed && type !== null ? [guessedTemplate(type, types)] : written;
  const form: ErrorForm = {
    media: media?.value ?? (filled.some(isProblem) ? "application/problem+json" : "application/json"),
    entity: entity?.value ?? null,
    isProblem: false,
    templates: filled.map((template): ErrorTemplate => {
      const own = type === null ? template : withOptional(template, type, types);
      return { template: own, type: type ?? templateType(own) };
    }),
  };
  return { form, entity, templates: like, isGuessed, isUnsaid: false };
}

/** RFC 9457 has a `type` that names the kind of problem. */
const isProblem = (template: Template): boolean =>
  isTemplateObject(template) &&
  template.members.some(([key, value]) => key === "type" && isPlace(value) && value.place === "type");

/** What to write after the name of an entity, so that it says what fills it. */
export const templateToWrite = ({ templates }: ErrorForm): string =>
  templates.map(({ template }) => templateText(template)).join(" or ");
