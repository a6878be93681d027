import type { Making, Payload, Sending, StepPlan } from "../../../plan.js";
import type { Doc } from "../../text/doc.js";
import { arrayOf, call, numeral, objectOf, property, quote } from "../../text/literal.js";
import type { BuilderScope } from "./builder-scope.js";
import { callerText, callerTexts } from "./caller-text.js";
import { checkText } from "./check-text.js";
import { textText, valueText } from "./value-text.js";

/** What a step does and checks, without what is absent. */
export function planText(plan: StepPlan, scope: BuilderScope): Doc {
  const { callers, makes, checks, send, load } = plan;
  const facts: Doc[] = [];
  if (callers.length > 0) facts.push(property("callers", arrayOf(callerTexts(callers, scope))));
  if (plan.afterSeconds !== null) facts.push(property("afterSeconds", numeral(plan.afterSeconds)));
  if (plan.power !== null) facts.push(property("power", quote(plan.power)));
  if (makes.length > 0)
    facts.push(property("makes", arrayOf(makes.map((making) => makingText(making, scope)))));
  if (send !== null) facts.push(property("send", sendingText(send, scope)));
  if (plan.again) facts.push(property("again", "true"));
  if (plan.mustSucceed) facts.push(property("mustSucceed", "true"));
  if (load !== null) facts.push(property("load", loadText(load)));
  if (checks.length > 0)
    facts.push(property("checks", arrayOf(checks.map((check) => checkText(check, scope)))));
  return objectOf(facts);
}

function loadText({ perSecond, seconds }: NonNullable<StepPlan["load"]>): Doc {
  const facts = [property("perSecond", numeral(perSecond))];
  if (seconds !== null) facts.push(property("seconds", numeral(seconds)));
  return objectOf(facts);
}

function makingText(making: Making, scope: BuilderScope): Doc {
  const facts: Doc[] = [];
  if (making.handle !== null) facts.push(property("handle", quote(making.handle)));
  facts.push(property("operation", quote(making.operation)));
  facts.push(property("path", textText(making.path, scope)));
  if (making.body !== null) facts.push(property("body", valueText(making.body, scope)));
  if (making.envelope !== null) facts.push(property("envelope", quote(making.envelope)));
  if (making.by !== null) facts.push(property("by", callerText(making.by, scope)));
  return objectOf(facts);
}

function sendingText(send: Sending, scope: BuilderScope): Doc {
  const facts: Doc[] = [];
  if (send.operation !== null) facts.push(property("operation", quote(send.operation)));
  facts.push(property("method", quote(send.method)));
  facts.push(property("path", textText(send.path, scope)));
  if (send.headers.length > 0) {
    const headers = send.headers.map(({ name, value }) => arrayOf([quote(name), textText(value, scope)]));
    facts.push(property("headers", arrayOf(headers)));
  }
  if (!isBodiless(send.bodies)) {
    facts.push(property("bodies", arrayOf(send.bodies.map((body) => payloadText(body, scope)))));
  }
  if (send.times !== 1) facts.push(property("times", numeral(send.times)));
  return objectOf(facts);
}

function isBodiless(bodies: readonly Payload[]): boolean {
  return bodies.length === 1 && bodies[0]?.kind === "none";
}

function payloadText(body: Payload, scope: BuilderScope): Doc {
  switch (body.kind) {
    case "none":
      return scope.use("noBody");
    case "json":
      return call(scope.use("json"), [valueText(body.value, scope)]);
    case "text":
      return call(scope.use("raw"), [quote(body.text)]);
  }
}
