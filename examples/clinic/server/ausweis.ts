import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const Ausweis = z.strictObject({
  konto: z.string(),
  rollen: z.array(z.string()).readonly(),
  bis: z.number(),
});
export type Ausweis = z.infer<typeof Ausweis>;

const geheimnis = process.env.AUSWEIS_GEHEIMNIS ?? ohneGeheimnis();
const zwölfStunden = 12 * 60 * 60 * 1000;

/** Ein Konto der Praxis heißt `team_…`, eines der Behandelten `konto_…`. */
export function istPersonal(konto: string | null): boolean {
  return konto?.startsWith("team_") ?? false;
}

/** Wer fragt, wo der Vertrag eine Anmeldung verlangt. */
export function anwesend(caller: string | null): string {
  if (caller === null) throw new Error("Ohne Anmeldung kommt hier niemand hin");
  return caller;
}

export function ausweisAusstellen(konto: string, at: Date): string {
  const rollen = istPersonal(konto) ? ["praxis"] : [];
  const inhalt = Buffer.from(JSON.stringify({ konto, rollen, bis: at.getTime() + zwölfStunden })).toString(
    "base64url",
  );
  return `${inhalt}.${siegel(inhalt)}`;
}

/** Der Inhalt eines Ausweises, null wo das Siegel nicht stimmt. */
export function ausweisLesen(text: string): Ausweis | null {
  const [inhalt = "", gesehen = ""] = text.split(".");
  const soll = Buffer.from(siegel(inhalt));
  const ist = Buffer.from(gesehen);
  if (soll.length !== ist.length || !timingSafeEqual(soll, ist)) return null;
  return Ausweis.parse(JSON.parse(Buffer.from(inhalt, "base64url").toString()));
}

function siegel(inhalt: string): string {
  return createHmac("sha256", geheimnis).update(inhalt).digest("base64url");
}

/** Im Betrieb gibt es keinen Ausweis, den jeder nachmachen kann. */
function ohneGeheimnis(): string {
  if (process.env.NODE_ENV === "production")
    throw new Error("AUSWEIS_GEHEIMNIS fehlt: womit Ausweise unterschrieben werden.");
  return "nur zum Ausprobieren";
}
