import type { Message } from "./messages.js";
import { Recorder } from "./record.js";
import { renderSummary } from "./render.js";
import { summarize } from "./summary.js";

/** What Cucumber hands to a formatter, as much of it as this one uses. */
interface FormatterContext {
  on(key: "message", handler: (message: Message) => void): void;
  write(text: string): void;
  readonly stream: { readonly isTTY?: boolean };
  readonly options: { readonly json?: boolean };
}

/** Cucumber's formatter for plain `cucumber-js`: `format: ["@specwright/acceptance/report"]`. */
const formatter = {
  type: "formatter",
  optionsKey: "specwright",
  formatter({ on, write, stream, options }: FormatterContext): () => void {
    const recorder = new Recorder();
    on("message", (message) => recorder.hear(message));
    return () => {
      const summary = summarize(recorder.record());
      const colours = stream.isTTY === true && process.env.NO_COLOR === undefined;
      write(renderSummary(summary, options.json === true ? "json" : "pretty", colours));
      // Cucumber calls a run without scenarios a success; throwing is the only way to say otherwise from here.
      const [trouble] = summary.troubles;
      if (trouble !== undefined) throw Object.assign(new Error(trouble), { stack: trouble });
    };
  },
} as const;

export default formatter;
