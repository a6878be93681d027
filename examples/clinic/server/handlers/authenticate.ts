import type { Authenticate } from "@specwright/http";
import type { Credentials } from "../../generated/routes.js";
import { ausweisLesen } from "../ausweis.js";

/** Wem ein Ausweis gehört. Ein Ausweis gilt zwölf Stunden. */
export function createAuthenticate(now: () => Date): Authenticate<Credentials> {
  return async ({ Bearer }) => {
    const ausweis = ausweisLesen(Bearer);
    if (ausweis === null || now().getTime() >= ausweis.bis) return null;
    return { caller: ausweis.konto, roles: ausweis.rollen };
  };
}
