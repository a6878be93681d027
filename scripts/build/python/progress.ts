/** Says on a terminal what is going on and for how long; in a pipe it says nothing. */
export interface Progress {
  say(line: string): void;
  end(): void;
}

const CLEAR = "\r\u001b[2K";

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (stream.isTTY !== true) return { say: () => {}, end: () => {} };
  let current = "";
  let since = Date.now();
  const draw = () => stream.write(`${CLEAR}${current} (${Math.round((Date.now() - since) / 1_000)} s)`);
  const timer = setInterval(draw, 1_000).unref();
  return {
    say: (line) => {
      current = line;
      since = Date.now();
      draw();
    },
    end: () => {
      clearInterval(timer);
      if (current !== "") stream.write(CLEAR);
    },
  };
}
