import { randomUUID } from "node:crypto";
import { refuse } from "@specwright/http";
import type { PatientenHandlers } from "../../generated/handlers.js";
import type { Patient } from "../../generated/schemas.js";
import { anwesend, istPersonal } from "../ausweis.js";
import { akteVon } from "../bestand.js";
import type { Umgebung } from "../umgebung.js";

export function createPatientenHandlers({ bestand }: Umgebung): PatientenHandlers {
  return {
    /** Akte anlegen: `POST /patienten` */
    async postPatienten({ body }, { caller, now }) {
      const konto = anwesend(caller);
      if (akteVon(bestand, konto) !== null) return refuse("AKTE_VORHANDEN");
      const akte: Patient = { ...body, konto, id: randomUUID(), angelegtAm: now().toISOString() };
      bestand.patienten.set(akte.id, akte);
      return { status: 201, body: akte };
    },
    /** Akte lesen: `GET /patienten/{id}` */
    async getPatientenById({ params }, { caller }) {
      const akte = bestand.patienten.get(params.id);
      if (akte === undefined) return refuse("AKTE_UNBEKANNT");
      if (!darfSehen(akte, caller)) return refuse("FORBIDDEN");
      return { status: 200, body: akte };
    },
    /** Akte ändern: `PATCH /patienten/{id}` */
    async patchPatientenById({ params, body }, { caller }) {
      const akte = bestand.patienten.get(params.id);
      if (akte === undefined) return refuse("AKTE_UNBEKANNT");
      if (!darfSehen(akte, caller)) return refuse("FORBIDDEN");
      const neu = { ...akte, ...body };
      bestand.patienten.set(neu.id, neu);
      return { status: 200, body: neu };
    },
  };
}

function darfSehen(akte: Patient, caller: string | null): boolean {
  return akte.konto === caller || istPersonal(caller);
}
