import type { StoreRecord } from "@specwright/http";
import type { Bestand } from "./bestand.js";

/** Schickt eine Nachricht an eine Adresse. */
export type Senden = (an: string, nachricht: string) => void;

/** Was alle Handler brauchen. */
export interface Umgebung {
  readonly bestand: Bestand;
  readonly store: StoreRecord;
  readonly senden: Senden;
}
