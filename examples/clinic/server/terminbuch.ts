import { refuse } from "@specwright/http";
import type { Termin } from "../generated/schemas.js";
import { istPersonal } from "./ausweis.js";
import type { Bestand } from "./bestand.js";
import { istOffen, istVergangen, jetzt, überschneidetSich } from "./kalender.js";

export function alleTermine(bestand: Bestand, now: Date): Termin[] {
  const termine = [...bestand.termine.values()].map((termin) => jetzt(termin, now));
  return termine.sort((a, b) => Date.parse(a.beginn) - Date.parse(b.beginn));
}

export function findeTermin(bestand: Bestand, id: string, now: Date): Termin | null {
  const termin = bestand.termine.get(id);
  return termin === undefined ? null : jetzt(termin, now);
}

export function darfSehen(termin: Termin, caller: string | null): boolean {
  return termin.konto === caller || istPersonal(caller);
}

/** Warum ein Termin so nicht geht; null, wo er geht. */
export function einwand(bestand: Bestand, termin: Termin, now: Date) {
  if (istVergangen(termin.beginn, now)) return refuse("TERMIN_VERGANGEN");
  const andere = alleTermine(bestand, now).filter(({ id }) => id !== termin.id);
  const belegt = andere.some((anderer) => istOffen(anderer) && überschneidetSich(anderer, termin));
  return belegt ? refuse("ZEIT_BELEGT") : null;
}

export type Seite = { readonly items: readonly Termin[]; readonly weiter?: string };

/** Ein Stück der Liste hinter dem Termin `after`; null, wo der nicht darin steht. */
export function blättere(termine: readonly Termin[], after: string | undefined, limit: number): Seite | null {
  const stelle = after === undefined ? -1 : termine.findIndex(({ id }) => id === after);
  if (after !== undefined && stelle === -1) return null;
  const items = termine.slice(stelle + 1, stelle + 1 + limit);
  const letzter = items.at(-1);
  return letzter === undefined || letzter === termine.at(-1) ? { items } : { items, weiter: letzter.id };
}
