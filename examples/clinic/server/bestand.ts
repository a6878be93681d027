import type { Patient, Termin, Unterlage } from "../generated/schemas.js";

/** Alles, was die Praxis weiß; im Speicher. */
export interface Bestand {
  readonly patienten: Map<string, Patient>;
  readonly termine: Map<string, Termin>;
  readonly unterlagen: Map<string, Abgelegt>;
}

export interface Abgelegt {
  readonly angaben: Unterlage;
  readonly datei: Uint8Array;
}

export function createBestand(): Bestand {
  return { patienten: new Map(), termine: new Map(), unterlagen: new Map() };
}

export function akteVon(bestand: Bestand, konto: string): Patient | null {
  return [...bestand.patienten.values()].find((patient) => patient.konto === konto) ?? null;
}
