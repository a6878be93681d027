import { verdictOf } from "../history.js";
import { group, type Rule, shows, type Violation } from "./rule.js";

/** One key has one answer, to the byte, and an answer that is repeated says that it is an old one. */
export const answersAlike: Rule = ({ history }) => {
  const keyed = group(history, ({ user, key }) => (key === null ? null : `${user} ${key}`));
  return [...keyed].flatMap(([name, exchanges]): Violation[] => {
    const answers = exchanges.flatMap((exchange) => verdictOf(exchange) ?? []);
    const texts = new Set(answers.map(({ status, bytes }) => `${status} ${bytes}`));
    const fresh = answers.filter(({ replayed }) => !replayed).length;
    if (texts.size <= 1 && fresh <= 1) return [];
    const what =
      texts.size > 1 ? `${name} has ${texts.size} answers` : `${name} was answered ${fresh} times as new`;
    const [first] = exchanges;
    return [
      {
        kind: "answers-differ",
        what,
        history: shows(history, ({ user, key }) => user === first?.user && key === first.key),
      },
    ];
  });
};
