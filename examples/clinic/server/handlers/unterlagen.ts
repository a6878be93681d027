import { randomUUID } from "node:crypto";
import { refuse } from "@specwright/http";
import type { UnterlagenHandlers } from "../../generated/handlers.js";
import { istPersonal } from "../ausweis.js";
import type { Abgelegt } from "../bestand.js";
import type { Umgebung } from "../umgebung.js";

export function createUnterlagenHandlers({ bestand }: Umgebung): UnterlagenHandlers {
  const darfSehen = ({ angaben }: Abgelegt, caller: string | null): boolean =>
    istPersonal(caller) || bestand.patienten.get(angaben.patientId)?.konto === caller;
  return {
    /** Unterlage ablegen: `POST /patienten/{patientId}/unterlagen` */
    async postPatientenByPatientIdUnterlagen({ params, query, body }, { now }) {
      if (!bestand.patienten.has(params.patientId)) return refuse("AKTE_UNBEKANNT");
      if (!istPdf(body)) return refuse("KEIN_PDF");
      const angaben = {
        id: randomUUID(),
        patientId: params.patientId,
        titel: query.titel,
        bytes: body.length,
        abgelegtAm: now().toISOString(),
      };
      bestand.unterlagen.set(angaben.id, { angaben, datei: body });
      return { status: 201, body: angaben };
    },
    /** Angaben: `GET /unterlagen/{id}` */
    async getUnterlagenById({ params }, { caller }) {
      const abgelegt = bestand.unterlagen.get(params.id);
      if (abgelegt === undefined) return refuse("UNTERLAGE_UNBEKANNT");
      return darfSehen(abgelegt, caller) ? { status: 200, body: abgelegt.angaben } : refuse("FORBIDDEN");
    },
    /** Die Datei selbst: `GET /unterlagen/{id}/datei` */
    async getUnterlagenByIdDatei({ params }, { caller }) {
      const abgelegt = bestand.unterlagen.get(params.id);
      if (abgelegt === undefined) return refuse("UNTERLAGE_UNBEKANNT");
      if (!darfSehen(abgelegt, caller)) return refuse("FORBIDDEN");
      const name = encodeURIComponent(`${abgelegt.angaben.titel}.pdf`);
      return {
        status: 200,
        body: abgelegt.datei,
        headers: { "Content-Disposition": `attachment; filename*=UTF-8''${name}` },
      };
    },
  };
}

function istPdf(datei: Uint8Array): boolean {
  return Buffer.from(datei.subarray(0, 5)).toString("latin1") === "%PDF-";
}
