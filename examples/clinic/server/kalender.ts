import type { Termin } from "../generated/schemas.js";

const minute = 60 * 1000;
const stunde = 60 * minute;
const tag = 24 * stunde;

/** Der Termin, wie er jetzt ist: eine Anfrage verfällt nach zwei Tagen. */
export function jetzt(termin: Termin, now: Date): Termin {
  const alter = now.getTime() - Date.parse(termin.gebuchtAm);
  return termin.zustand === "ANGEFRAGT" && alter >= 2 * tag ? { ...termin, zustand: "VERFALLEN" } : termin;
}

export function istOffen({ zustand }: Termin): boolean {
  return zustand === "ANGEFRAGT" || zustand === "BESTÄTIGT";
}

export function istVergangen(beginn: string, now: Date): boolean {
  return Date.parse(beginn) <= now.getTime();
}

export function istZuSpät(termin: Termin, now: Date): boolean {
  return Date.parse(termin.beginn) - now.getTime() < tag;
}

export function überschneidetSich(a: Zeitraum, b: Zeitraum): boolean {
  return Date.parse(a.beginn) < ende(b) && Date.parse(b.beginn) < ende(a);
}

interface Zeitraum {
  readonly beginn: string;
  readonly dauer: number;
}

function ende({ beginn, dauer }: Zeitraum): number {
  return Date.parse(beginn) + dauer * minute;
}
