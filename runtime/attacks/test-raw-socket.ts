import { connect, type Socket } from "node:net";

/** A client that keeps no rules: writes what it is given and reads what comes until the server disconnects. */
export interface RawClient {
  readonly socket: Socket;
  readonly heard: Promise<string>;
}

/** Writes bytes as they are. */
export function rawClient(url: string, text: string): RawClient {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const heard = new Promise<string>((resolve) => {
    let all = "";
    socket.setEncoding("latin1").on("data", (part) => {
      all += part;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(all));
  });
  socket.write(text, "latin1");
  return { socket, heard };
}

/** The statuses of all answers to some raw text, in order; none where the server just hung up. */
export async function rawStatuses(url: string, text: string): Promise<number[]> {
  const heard = await rawClient(url, text).heard;
  return [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
}
