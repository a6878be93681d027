import { type Answer, type Asked, handwritten } from "../handwritten.js";

interface Buchung {
  readonly nummer: number;
  readonly zimmer: string;
  readonly ab: string;
  readonly naechte: number;
  readonly zustand: "offen";
}

const absage = (status: number, code: string, meldung: string, felder: readonly string[] = []): Answer => ({
  status,
  body: { fehler: { code, meldung, felder } },
});
const tag = 86_400_000;

/** Ein Dienst, der nichts von Specwright weiß; ein Fehler wird auf Wunsch eingebaut. */
export const server = handwritten((fault) => {
  const buchungen: Buchung[] = [];

  const belegt = (zimmer: string, ab: number, naechte: number): boolean =>
    buchungen.some((eine) => {
      const beginn = Date.parse(eine.ab);
      return eine.zimmer === zimmer && beginn < ab + naechte * tag && ab < beginn + eine.naechte * tag;
    });

  function buchen({ body }: Asked): Answer {
    const { zimmer, ab, naechte } = body as unknown as Buchung;
    if (naechte < 1 || naechte > 28)
      return absage(422, fault === "wrong code" ? "ANGABEN" : "NAECHTE", "Gebucht werden 1 bis 28 Nächte", [
        "naechte",
      ]);
    if (belegt(zimmer, Date.parse(ab), naechte))
      return absage(fault === "wrong status" ? 400 : 409, "BELEGT", "In dieser Zeit ist das Zimmer belegt");
    const neu: Buchung = { nummer: buchungen.length + 1, zimmer, ab, naechte, zustand: "offen" };
    buchungen.push(neu);
    const { zustand, ...ohne } = neu;
    const headers = fault === "header missing" ? {} : { location: `/buchungen/${neu.nummer}` };
    return { status: 201, headers, body: fault === "missing field" ? ohne : { ...ohne, zustand } };
  }

  return (asked) => {
    const { method, path, headers } = asked;
    if (path === "/gesundheit") return { status: 200, body: { bereit: true } };
    const key = headers["x-schluessel"];
    if (key === undefined) return absage(401, "SCHLUESSEL_FEHLT", "Der Schlüssel fehlt");
    if (!key.startsWith("geheim-") && fault !== "bad token accepted")
      return absage(401, "SCHLUESSEL_FALSCH", "Der Schlüssel ist unbekannt");
    return method === "POST" ? buchen(asked) : { status: 200, body: { buchungen } };
  };
});

export const faults = {
  "wrong code": "sind es zu viele: ",
  "wrong status": "`@bert` will es auch: ",
  "missing field": '`@anna` bucht: `POST /buchungen { zimmer: "101"',
  "bad token accepted": "wird er nicht angenommen: ",
  "header missing": '`@anna` bucht: `POST /buchungen { zimmer: "101"',
};
