import type { PraxisHandlers } from "../../generated/handlers.js";
import type { Sprechtag } from "../../generated/schemas.js";

const tage: readonly Sprechtag[] = [
  { tag: "MO", von: "08:00", bis: "17:00" },
  { tag: "DI", von: "08:00", bis: "12:00" },
  { tag: "DO", von: "13:00", bis: "19:00" },
];

export function createPraxisHandlers(): PraxisHandlers {
  return {
    /** Sprechzeiten: `GET /sprechzeiten` */
    async getSprechzeiten() {
      return { status: 200, body: { tage } };
    },
  };
}
