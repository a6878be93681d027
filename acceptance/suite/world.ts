import type { PlannedCaller } from "../../generator/plan.js";
import type { ContractOperation } from "../contract/contract.js";
import { findOperation } from "../contract/find-operation.js";
import type { Answer, Exchange } from "../http/exchange.js";
import type { SuiteStep } from "../plan/step-builders.js";
import type { Ask, AskBody } from "../steps/asked.js";
import { encodeWritten } from "../steps/evaluate.js";
import { judgeAll } from "../steps/judge-all.js";
import { nameCallers, performStep } from "../steps/perform.js";
import { StepFailure } from "../steps/problem.js";
import { sendAsk } from "../steps/send.js";
import type { Session } from "../steps/session.js";
import type { WorldOptions } from "./world-options.js";

/** What a request of a handwritten step may have besides its method and path. */
export interface RequestOptions {
  /** Sent as JSON; a string that must go out as it stands is `text`. */
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Who asks: a caller of the scenario by name, or one that is said in full. Without it nobody. */
  readonly as?: string | Caller;
}

/** Somebody who asks; the id is the name where none is given. */
export interface Caller {
  readonly name: string;
  readonly id?: string;
  readonly role?: string;
  /** Several of them, or the scopes of a token. */
  readonly roles?: readonly string[];
}

/** Makes the error that shows all there is to know of this one. */
type Explain = (error: unknown) => Promise<Error>;

/** The `this` of handwritten steps: `When("…", async function (this: AcceptanceWorld) { … })`. */
export class AcceptanceWorld {
  readonly attach: WorldOptions["attach"];
  readonly log: WorldOptions["log"];
  readonly link: WorldOptions["link"];
  readonly parameters: WorldOptions["parameters"];
  private open: { readonly session: Session; readonly explain: Explain } | null = null;

  constructor({ attach, log, link, parameters }: WorldOptions) {
    this.attach = attach;
    this.log = log;
    this.link = link;
    this.parameters = parameters;
  }

  /** Sends a request, holds the answer against the contract, and keeps it for the checks of THEN steps. */
  request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.explaining(() => this.send(method, requestPath(path), options));
  }

  private async send(method: string, path: string, options: RequestOptions): Promise<Answer> {
    const { session } = this;
    const ask: Ask = {
      operation: this.operationAt(method, path),
      method,
      path,
      headers: Object.entries(options.headers ?? {}),
      bodies: [bodyOf(options)],
      times: 1,
      callers: [options.as === undefined ? null : this.callerFor(options.as)],
    };
    const exchanges = await sendAsk(ask, "when", session);
    session.exchanges.push(...exchanges);
    session.asked = ask;
    session.answers = { exchanges, load: null };
    const problems = judgeAll(exchanges, session);
    if (problems.length > 0) throw new StepFailure(problems);
    const [exchange] = exchanges;
    if (exchange === undefined) throw new Error("No request was sent.");
    return exchange.answer;
  }

  /** Does what a generated step would: `await this.perform(Given("ann has ordered", { … }))`. */
  async perform(step: SuiteStep): Promise<void> {
    if (step.kind !== "plan") throw new Error(`Nothing can be done for "${step.text}": it has no plan.`);
    const { plan } = step;
    await this.explaining(() => performStep(plan, this.session));
  }

  /** What steps gave names to: `this.handles.get("first")` is the body that `201 Order first` named. */
  get handles(): Map<string, unknown> {
    return this.session.handles;
  }

  /** The requests of this step and of those it called, with their answers. */
  get exchanges(): readonly Exchange[] {
    return this.session.exchanges;
  }

  /** The answers that a THEN without a question of its own speaks of. */
  get answers(): readonly Answer[] {
    return this.session.answers?.exchanges.map(({ answer }) => answer) ?? [];
  }

  /** The time of the scenario. */
  now(): Date {
    return this.session.clock.now();
  }

  /** Moves the time on, as `after 30 min` does. */
  advance(seconds: number): void {
    this.session.clock.advance(seconds);
  }

  /** What the suite keeps; handwritten steps rarely need it. */
  get session(): Session {
    return this.opened.session;
  }

  /** Called by the suite before the first step; `explain` makes an error that shows all there is to know. */
  begin(session: Session, explain: Explain): void {
    this.open = { session, explain };
  }

  private get opened(): NonNullable<typeof this.open> {
    if (this.open === null)
      throw new Error("The scenario has no server: the generated suite did not start it.");
    return this.open;
  }

  /** The error that shows all there is to know of this one. */
  explained(error: unknown): Promise<Error> {
    return this.opened.explain(error);
  }

  private async explaining<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw await this.explained(error);
    }
  }

  private operationAt(method: string, path: string): ContractOperation | null {
    return findOperation(this.session.contract, method, path);
  }

  private callerFor(as: string | Caller): PlannedCaller {
    const { session } = this;
    if (typeof as !== "string") {
      const { name, id = name, role, roles = role === undefined ? [] : [role] } = as;
      const caller: PlannedCaller = { name, id, roles };
      nameCallers([caller], session);
      return session.identify(caller);
    }
    if (as === "nobody") return null;
    const known = session.callers.get(as);
    if (known !== undefined) return known;
    // Where no step in code names a caller, steps in words name their own.
    if (session.callers.size === 0) return session.identify({ name: as, id: as, roles: [] });
    const names = [...session.callers.keys()].map((name) => `"${name}"`).join(", ");
    throw new Error(
      `No caller of this scenario is called "${as}"; it has ${names}. Say the caller in full, as: { name: "${as}", id: "${as}" }, or name it in code: \`@${as}\`.`,
    );
  }
}

/** What was written stays as written, but for what cannot stand in a request line, as in a step in code. */
function requestPath(path: string): string {
  if (!path.startsWith("/"))
    throw new Error(`"${path}" is no path: a path begins with "/", as in "/orders?limit=3".`);
  return encodeWritten(path);
}

function bodyOf({ body, text }: RequestOptions): AskBody {
  if (text !== undefined) return { kind: "text", text };
  return body === undefined ? { kind: "none" } : { kind: "json", value: body };
}
