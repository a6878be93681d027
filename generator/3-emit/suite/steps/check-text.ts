import type { Alternative, Check, Pattern } from "../../../plan.js";
import type { Doc } from "../../text/doc.js";
import { arrayOf, call, numeral, objectOf, property, quote } from "../../text/literal.js";
import type { BuilderScope } from "./builder-scope.js";
import { referenceText, textText, valueText } from "./value-text.js";

/** What a step checks, as a call of the builder that makes it. */
export function checkText(check: Check, scope: BuilderScope): Doc {
  switch (check.kind) {
    case "answer":
      return call(scope.use("answer"), [objectOf(answerFacts(check, scope))]);
    case "pattern":
      return call(scope.use("matches"), [valueText(check.pattern, scope)]);
    case "test": {
      const value = valueText(check.value, scope);
      return call(scope.use("test"), [placeText(check.place), quote(check.comparison), value]);
    }
    case "absent":
      return call(scope.use("absent"), [placeText(check.place)]);
    case "same":
      return call(scope.use("same"), [referenceText(check.reference, scope)]);
    case "header":
      return call(scope.use("header"), [quote(check.name), textText(check.value, scope)]);
    case "text":
      return call(scope.use("contains"), [textText(check.text, scope)]);
    case "thing":
      return call(scope.use("thing"), [objectOf(thingFacts(check, scope))]);
    case "level":
      return call(scope.use("level"), [quote(check.measure), numeral(check.below)]);
  }
}

function answerFacts(
  check: Extract<Check, { readonly kind: "answer" }>,
  scope: BuilderScope,
): readonly Doc[] {
  const facts = [property("status", numeral(check.status))];
  if (check.count !== null) facts.unshift(property("count", countText(check.count)));
  if (check.code !== null) facts.push(property("code", quote(check.code)));
  if (check.handle !== null) facts.push(property("handle", quote(check.handle)));
  facts.push(...alternativeFacts(check));
  if (check.pattern !== null) facts.push(property("pattern", valueText(check.pattern, scope)));
  return facts;
}

const alternativeFacts = ({ alternative }: { readonly alternative: Alternative | null }): readonly Doc[] =>
  alternative === null
    ? []
    : [
        property(
          "alternative",
          objectOf([
            property("index", numeral(alternative.index)),
            property("name", quote(alternative.name)),
          ]),
        ),
      ];

function countText({ min, max }: { readonly min: number; readonly max: number | null }): Doc {
  if (min === max) return numeral(min);
  return arrayOf([numeral(min), max === null ? "null" : numeral(max)]);
}

function thingFacts(check: Extract<Check, { readonly kind: "thing" }>, scope: BuilderScope): readonly Doc[] {
  const facts: Doc[] = [];
  if (check.envelope !== null) facts.push(property("envelope", quote(check.envelope)));
  if (check.handle !== null) facts.push(property("handle", quote(check.handle)));
  facts.push(...alternativeFacts(check));
  if (!isEmpty(check.pattern)) facts.push(property("pattern", valueText(check.pattern, scope)));
  return facts;
}

function isEmpty(pattern: Pattern): boolean {
  return pattern.kind === "object" && pattern.fields.length === 0;
}

function placeText(place: readonly (string | number)[]): Doc {
  return arrayOf(place.map((step) => (typeof step === "number" ? numeral(step) : quote(step))));
}
