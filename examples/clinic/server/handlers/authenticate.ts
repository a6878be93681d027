import type { Authenticate } from "@specwright/http";
import { ausweisLesen } from "../ausweis.js";

/** Wem ein Ausweis gehört. Ein Ausweis gilt zwölf Stunden. */
export function createAuthenticate(now: () => Date): Authenticate {
  return async (credentials) => {
    const ausweis = ausweisLesen(credentials);
    if (ausweis === null || now().getTime() >= ausweis.bis) return null;
    return { caller: ausweis.konto, roles: ausweis.rollen };
  };
}
