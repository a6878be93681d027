import { diagnose } from "../../diagnostics/diagnose.js";
import type { Located, Span } from "../../source.js";
import { Broken } from "./broken.js";
import { placeOf, type SpanText } from "./span-text.js";

/** Reads one span from left to right and knows where in the file it is. */
export class Scanner {
  readonly span: SpanText;
  pos = 0;
  private readonly code: "broken-span" | "broken-cell" | "broken-fence";

  constructor(span: SpanText, code: "broken-span" | "broken-cell" | "broken-fence" = "broken-span") {
    this.span = span;
    this.code = code;
  }

  get done(): boolean {
    return this.pos >= this.span.text.length;
  }

  /** The character at hand, or "" at the end. */
  peek(): string {
    return this.span.text.charAt(this.pos);
  }

  starts(literal: string): boolean {
    return this.span.text.startsWith(literal, this.pos);
  }

  take(literal: string): boolean {
    if (!this.starts(literal)) return false;
    this.pos += literal.length;
    return true;
  }

  /** What a sticky pattern finds here, without going on. */
  look(pattern: RegExp): string | null {
    pattern.lastIndex = this.pos;
    return pattern.exec(this.span.text)?.[0] ?? null;
  }

  match(pattern: RegExp): string | null {
    const found = this.look(pattern);
    if (found !== null) this.pos += found.length;
    return found;
  }

  skipBlank(): void {
    while (this.peek() === " ") this.pos++;
  }

  at(from: number, to: number = this.pos): Span {
    return placeOf(this.span, from, to);
  }

  located<T>(value: T, from: number, to: number = this.pos): Located<T> {
    return { value, at: this.at(from, to) };
  }

  expect(literal: string, expected: string, fix: string): void {
    if (!this.take(literal)) this.fail(expected, fix);
  }

  /** Nothing may follow. */
  expectEnd(fix: string): void {
    if (!this.done) this.fail("the end of the code", fix);
  }

  /** The span breaks here. */
  fail(expected: string, fix: string, at: number = this.pos): never {
    const found = at >= this.span.text.length ? "its end" : `\`${this.excerpt(at, 16)}\``;
    const holes = { span: this.excerpt(0, 48), found, expected, fix };
    throw new Broken(diagnose(this.code, this.pointAt(at), holes));
  }

  /** What was written is more than the suite will do. */
  failBeyond(what: string, limit: number, from: number): never {
    const written = this.span.text.slice(from, Math.max(this.pos, from + 1)).slice(0, 24);
    throw new Broken(diagnose("beyond-limit", this.at(from), { what, written, limit }));
  }

  private pointAt(at: number): Span {
    const to = at < this.span.text.length ? at + 1 : at;
    return this.at(at, to);
  }

  private excerpt(from: number, length: number): string {
    const text = this.span.text.slice(from, from + length);
    return from + length < this.span.text.length ? `${text}…` : text;
  }
}
