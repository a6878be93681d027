import { columns } from "./width.js";

/** How wide a line may be, and how far one step to the right is. */
export interface Layout {
  readonly lineWidth: number;
  readonly step: number;
}

/** The text so far. Blanks are held back until something stands behind them, so that no line ends in one. */
export class Page {
  readonly #pieces: string[] = [];
  #blanks = 0;
  readonly lineWidth: number;
  readonly step: number;
  column = 0;

  constructor({ lineWidth, step }: Layout) {
    this.lineWidth = lineWidth;
    this.step = step;
  }

  put(text: string): void {
    this.column += columns(text);
    const seen = text.endsWith(" ") ? text.trimEnd() : text;
    if (seen !== "") {
      if (this.#blanks > 0) this.#pieces.push(" ".repeat(this.#blanks));
      this.#pieces.push(seen);
      this.#blanks = 0;
    }
    this.#blanks += text.length - seen.length;
  }

  newLine(indent: number): void {
    this.#pieces.push("\n");
    this.#blanks = indent;
    this.column = indent;
  }

  text(): string {
    return this.#pieces.join("");
  }
}
