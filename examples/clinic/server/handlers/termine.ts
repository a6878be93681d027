import { randomUUID } from "node:crypto";
import { refuse } from "@specwright/http";
import type { TermineHandlers } from "../../generated/handlers.js";
import type { Termin } from "../../generated/schemas.js";
import { anwesend } from "../ausweis.js";
import { akteVon } from "../bestand.js";
import { istOffen, istZuSpät } from "../kalender.js";
import { alleTermine, blättere, darfSehen, einwand, findeTermin } from "../terminbuch.js";
import type { Umgebung } from "../umgebung.js";

export function createTermineHandlers({ bestand, store, senden }: Umgebung): TermineHandlers {
  const merke = (termin: Termin): Termin => {
    bestand.termine.set(termin.id, termin);
    return termin;
  };
  return {
    /** Termin buchen: `POST /termine` */
    async postTermine({ body }, { caller, now, recordOf }) {
      const konto = anwesend(caller);
      if (akteVon(bestand, konto) === null) return refuse("AKTE_FEHLT");
      const neu = { id: randomUUID(), zustand: "ANGEFRAGT", gebuchtAm: now().toISOString() } as const;
      const termin: Termin = { ...body, ...neu, konto };
      const nein = einwand(bestand, termin, now());
      if (nein !== null) return nein;
      const reply = { status: 201 as const, body: merke(termin) };
      const record = recordOf(reply);
      if (record !== null) await store(record);
      return reply;
    },
    /** Termine auflisten: `GET /termine` */
    async getTermine({ query }, { caller, now }) {
      const sichtbar = alleTermine(bestand, now())
        .filter((termin) => darfSehen(termin, caller))
        .filter(
          ({ id, zustand }) => query.zustand === undefined || zustand === query.zustand || id === query.after,
        );
      const seite = blättere(sichtbar, query.after, query.limit);
      return seite === null ? refuse("ZEIGER_UNGÜLTIG") : { status: 200, body: seite };
    },
    /** Termin lesen: `GET /termine/{id}` */
    async getTermineById({ params }, { caller, now }) {
      const termin = findeTermin(bestand, params.id, now());
      if (termin === null) return refuse("TERMIN_UNBEKANNT");
      if (!darfSehen(termin, caller)) return refuse("FORBIDDEN");
      return { status: 200, body: termin };
    },
    /** Termin verschieben: `PATCH /termine/{id}` */
    async patchTermineById({ params, body }, { caller, now }) {
      const termin = findeTermin(bestand, params.id, now());
      if (termin === null) return refuse("TERMIN_UNBEKANNT");
      if (!darfSehen(termin, caller)) return refuse("FORBIDDEN");
      if (!istOffen(termin)) return refuse("ZUSTAND_PASST_NICHT");
      const neu = { ...termin, ...body };
      return einwand(bestand, neu, now()) ?? { status: 200, body: merke(neu) };
    },
    /** Termin bestätigen: `POST /termine/{id}/bestätigung` */
    async postTermineByIdBestätigung({ params }, { now }) {
      const termin = findeTermin(bestand, params.id, now());
      if (termin === null) return refuse("TERMIN_UNBEKANNT");
      if (termin.zustand !== "ANGEFRAGT") return refuse("ZUSTAND_PASST_NICHT");
      const adresse = termin.konto === undefined ? null : (akteVon(bestand, termin.konto)?.email ?? null);
      if (adresse !== null) senden(adresse, "Termin bestätigt");
      return { status: 200, body: merke({ ...termin, zustand: "BESTÄTIGT" }) };
    },
    /** Termin absagen: `POST /termine/{id}/absage` */
    async postTermineByIdAbsage({ params, body }, { caller, now }) {
      const termin = findeTermin(bestand, params.id, now());
      if (termin === null) return refuse("TERMIN_UNBEKANNT");
      if (!darfSehen(termin, caller)) return refuse("FORBIDDEN");
      if (!istOffen(termin)) return refuse("ZUSTAND_PASST_NICHT");
      if (istZuSpät(termin, now())) return refuse("ABSAGE_ZU_SPÄT");
      const grund = body.grund === undefined ? {} : { absagegrund: body.grund };
      return { status: 200, body: merke({ ...termin, ...grund, zustand: "ABGESAGT" }) };
    },
  };
}
